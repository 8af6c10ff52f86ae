import { answerRows, answersTable } from '../../tables/answers';
import { evidenceRows, evidenceTable } from '../../tables/evidence';
import { historyRows, historyTable } from '../../tables/history';
import { type RecordWithRelease } from '../../tables/items';
import { type OverviewRow, overviewRows, overviewTable } from '../../tables/overview';
import { planRows, plansTable } from '../../tables/plans';
import { sheetOf, writeWorkbook } from '../../xlsx/write-workbook';

/** One or several assessments as a workbook: overview, answers, evidence index, plans, history. */
export function writeOwnWorkbook(records: readonly RecordWithRelease[]): Uint8Array {
  return writeWorkbook([
    sheetOf(overviewTable, records.flatMap(overviewOf(records.length))),
    sheetOf(answersTable, records.flatMap(answerRows)),
    sheetOf(evidenceTable, mergedEvidence(records)),
    sheetOf(
      plansTable,
      records.flatMap(({ record }) => planRows(record, () => record.assessment.name)),
    ),
    sheetOf(historyTable, records.flatMap(historyRows)),
  ]);
}

/** Several overviews stand one below the other, with an empty line between. */
const overviewOf =
  (count: number) =>
  (record: RecordWithRelease): readonly OverviewRow[] =>
    count === 1 ? overviewRows(record) : [...overviewRows(record), EMPTY];
const EMPTY: OverviewRow = { about: '', value: null, level: null, completeness: '' };

/** Evidence may prove answers of several assessments: it is one line, with all of them. */
function mergedEvidence(records: readonly RecordWithRelease[]) {
  const byId = Map.groupBy(
    records.flatMap(({ record }) => evidenceRows(record)),
    ({ id }) => id,
  );
  return [...byId.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, answers: [...new Set([first, ...others].flatMap(({ answers }) => answers))] }] : [],
  );
}
