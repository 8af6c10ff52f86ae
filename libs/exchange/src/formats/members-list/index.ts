import { type AssessmentDocument, type Person } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { Findings } from '../../document/findings';
import { hasHead } from '../../csv/is-list';
import { ExchangeError } from '../../exchange-error';
import { MEMBER_HEADINGS as HEADINGS } from '../../tables/members';
import { type Content, type Format, type ReadOptions } from '../format';
import { listDocument, releaseOrNewest } from '../list-document';
import { keepRest } from '../list-fields';
import { csvRows, type ListRow } from '../list-rows';

/** People as we list them: they are invited to the organization. */
export const membersList: Format = {
  title: 'a list of people (CSV) as Certitude writes it, to invite them',
  recognise: (content) => content.type === 'list' && hasHead(content.text, 'members'),
  read,
};

const isSaying = (row: ListRow): boolean => row.text(HEADINGS.name).trim() !== '' || row.text(HEADINGS.address) !== '';

function read(content: Content, { releases }: ReadOptions): AssessmentDocument {
  const findings = new Findings();
  const rows = csvRows(content.type === 'list' ? content.text : '').filter(isSaying);
  if (rows.length === 0) throw new ExchangeError('wrong-shape', 'The list has no line with a person.');
  const people = rows.flatMap((row, index) => personOf(row, index, findings));
  // People are of no release; a record is kept with one all the same.
  const { version } = releaseOrNewest(rows, releases, false);
  return listDocument({ kind: 'members-csv', release: version, method: 'full', people }, findings);
}

function personOf(row: ListRow, index: number, findings: Findings): readonly Person[] {
  const isFormer = row.text(HEADINGS.isActive).trim().toLowerCase() === 'no';
  const headings = isFormer ? Object.values(HEADINGS) : [HEADINGS.id, HEADINGS.joinedAt];
  const reason = isFormer
    ? 'Whoever left the organization is not invited again.'
    : 'Since when somebody is a member is of the organization where they are.';
  keepRest(row, { name: HEADINGS.name, headings, reason }, findings);
  if (isFormer) return [];
  const text = (heading: string): string => row.text(heading).trim();
  const [name, contact, role] = [text(HEADINGS.name), text(HEADINGS.address), text(HEADINGS.role)];
  return [
    {
      id: `line:${index + 1}`,
      name: name || contact,
      ...defined({ role: role || undefined, contact: contact || undefined }),
    },
  ];
}
