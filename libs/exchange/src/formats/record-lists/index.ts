import { hasHead } from '../../csv/is-list';
import { ExchangeError } from '../../exchange-error';
import { type Content, type Format } from '../format';

/** Lists that only record what happened: brought again they would say that it happened here. */
export const recordLists: Format = {
  title: 'no records of what happened elsewhere',
  recognise: (content) => recordIn(content) !== null,
  read: (content) => {
    throw new ExchangeError('record-only', recordIn(content) ?? 'This is a record.');
  },
};

function recordIn(content: Content): string | null {
  if (content.type !== 'list') return null;
  if (hasHead(content.text, 'history')) {
    return 'This is the history of an assessment: it records who changed what there, so it is not imported. A history moves with its organization, in the archive.';
  }
  if (hasHead(content.text, 'packageIndex')) {
    return 'This is the evidence index of a finalized version: it records what was decided there, so it is not imported. The list of evidence is.';
  }
  return null;
}
