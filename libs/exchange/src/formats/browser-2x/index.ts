import { type Format } from '../format';
import { readExport } from './read';
import { recogniseExport } from './recognise';
import { writeExport } from './write';

export const browser2x: Format = {
  title: 'an export of the official browser tool 2.x',
  recognise: recogniseExport,
  read: readExport,
  write: writeExport,
};
