import { type Format } from '../format';
import { readLink } from './read';
import { writeLink } from './write';

export const shareLink: Format = {
  title: 'a share link of the official browser tool',
  recognise: (content) => content.type === 'link' && content.fields.has('progress'),
  read: readLink,
  write: writeLink,
};
