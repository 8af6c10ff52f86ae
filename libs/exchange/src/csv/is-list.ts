import { ANSWER_HEADINGS as ANSWERS } from '../tables/answers';
import { EVIDENCE_HEADINGS as EVIDENCE } from '../tables/evidence';
import { HISTORY_HEADINGS as HISTORY } from '../tables/history';
import { MEMBER_HEADINGS as MEMBERS } from '../tables/members';
import {
  DELETION_HEADINGS as DELETIONS,
  GUEST_HEADINGS as GUESTS,
  HANDOVER_HEADINGS as HANDOVERS,
  IMPORT_HEADINGS as IMPORTS,
  INVITATION_HEADINGS as INVITATIONS,
} from '../tables/organization-records';
import { PLAN_HEADINGS as PLANS } from '../tables/plans';
import { separatorOf } from './read-csv';

/** Headings by which a list is known, whatever other columns it has. */
export const LIST_HEADS = {
  answers: [ANSWERS.key, ANSWERS.level],
  evidence: [EVIDENCE.title, EVIDENCE.kind, EVIDENCE.keys],
  plans: [PLANS.key, PLANS.title, PLANS.targetLevel],
  members: [MEMBERS.name, MEMBERS.address, MEMBERS.role],
  history: [HISTORY.step, HISTORY.field, HISTORY.from, HISTORY.to],
  handovers: Object.values(HANDOVERS),
  imports: Object.values(IMPORTS),
  deletions: Object.values(DELETIONS),
  invitations: Object.values(INVITATIONS),
  guests: Object.values(GUESTS),
  packageAnswers: [ANSWERS.key, ANSWERS.level, 'Rationale', 'Decision'],
  packageIndex: ['Number', 'SHA-256 of the revision'],
} as const satisfies Record<string, readonly string[]>;
export type ListHead = keyof typeof LIST_HEADS;

/** An item of the model, alone in the first cell: a package without headings begins so. */
const ITEM = /^"?[GMOR]\.[A-Za-z0-9-]+"?$/;

/** Whether a text is a list: its first line names the columns of one of ours, or begins as a package of the model does. */
export function isList(text: string): boolean {
  const cells = headingsIn(text);
  return cells.length >= 2 && (Object.values(LIST_HEADS).some(areAmong(cells)) || ITEM.test(cells[0] ?? ''));
}

/** Whether the first line of a list has the headings of this one. */
export const hasHead = (text: string, head: ListHead): boolean => areAmong(headingsIn(text))(LIST_HEADS[head]);

const areAmong =
  (cells: readonly string[]) =>
  (head: readonly string[]): boolean =>
    head.every((heading) => cells.includes(heading));

function headingsIn(text: string): readonly string[] {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/[\r\n]/, 1);
  return first.split(separatorOf(first)).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}
