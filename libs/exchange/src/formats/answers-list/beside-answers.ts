import { type CategoryPlan, type DocumentAnswer } from '../../document/assessment-document';
import { type Findings } from '../../document/findings';
import { keyOf } from '../../document/keys';
import { type Workbook } from '../../xlsx/workbook';
import { evidenceTable } from '../../tables/evidence';
import { historyTable } from '../../tables/history';
import { overviewTable } from '../../tables/overview';
import { plansTable } from '../../tables/plans';
import { evidenceIn, type ListedEvidence, provenAnswers } from '../evidence-list/evidence-rows';
import { saidIn } from '../list-fields';
import { headingsOf, type ListRow, sheetRows } from '../list-rows';
import { type PlanReading, plansIn } from '../plans-list/plan-rows';

/** What a workbook of ours holds besides answers. */
interface BesideAnswers {
  readonly evidence: ListedEvidence;
  readonly plans: readonly CategoryPlan[];
}

/** Reads the other sheets of a workbook as we write it: evidence and plans are brought, records of what happened are kept. */
export function besideAnswers(workbook: Workbook, reading: PlanReading): BesideAnswers {
  const { places, findings } = reading;
  const rows = (sheet: string): readonly ListRow[] =>
    workbook.sheetNames.includes(sheet) ? sheetRows(workbook, sheet, findings) : [];
  keepSheet(workbook, overviewTable.name, 'Facts and scores are of the place where they were written.', findings);
  keepSheet(workbook, historyTable.name, 'A history is that of the place where it happened.', findings);
  return {
    evidence: evidenceIn(rows(evidenceTable.name), places, findings),
    plans: plansIn(rows(plansTable.name), reading),
  };
}

function keepSheet(workbook: Workbook, sheet: string, reason: string, findings: Findings): void {
  if (!workbook.sheetNames.includes(sheet)) return;
  const headings = [...headingsOf(workbook, sheet).keys()];
  const content = sheetRows(workbook, sheet, findings)
    .map((row) => saidIn(row, headings))
    .filter((line) => Object.keys(line).length > 0);
  if (content.length > 0) findings.keep(reason, content, { sheet });
}

/** The answers with the evidence that proves them; what is proved and not answered is added. */
export function withProofs(answers: readonly DocumentAnswer[], evidence: ListedEvidence): readonly DocumentAnswer[] {
  const proven = new Map(provenAnswers(evidence).map((answer) => [keyOf(answer), answer]));
  const answered = answers.map((answer) => {
    const artifacts = proven.get(keyOf(answer))?.artifacts;
    proven.delete(keyOf(answer));
    return artifacts ? { ...answer, artifacts } : answer;
  });
  return [...answered, ...proven.values()];
}
