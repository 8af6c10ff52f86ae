import { hasHead, type ListHead } from '../../csv/is-list';
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

/** What each records, by its headings. */
const RECORDS: Partial<Readonly<Record<ListHead, string>>> = {
  history:
    'This is the history of an assessment: it records who changed what there, so it is not imported. A history moves with its organization, in the archive.',
  handovers:
    'This is the list of work that was handed over: it records who gave what to whom there, so it is not imported. It moves with its organization, in the archive.',
  imports:
    'This is the list of imports: it records what was brought there, so it is not imported. Bring what the list names.',
  deletions:
    'This is the list of what was deleted: it records who deleted what there, so it is not imported. What was deleted does not move with its organization.',
  invitations:
    'This is the list of invitations: it records who was invited there, so it is not imported. The list of people is.',
  guests:
    'This is the list of guests of an assessment: it records who was let in there, so it is not imported. Let them in here.',
  packageAnswers:
    'This is the list of answers of a finalized version: it records what was decided there, so it is not imported. The assessment’s own list of answers is, and its JSON.',
  packageIndex:
    'This is the evidence index of a finalized version: it records what was decided there, so it is not imported. The list of evidence is.',
};

function recordIn(content: Content): string | null {
  if (content.type !== 'list') return null;
  const found = Object.entries(RECORDS).find(([head]) => hasHead(content.text, head as ListHead));
  return found?.[1] ?? null;
}
