import { answerRows, answersTable } from '../../tables/answers';
import { type EvidenceRow, evidenceRows, evidenceTable } from '../../tables/evidence';
import { historyRows, historyTable } from '../../tables/history';
import { itemNames, type RecordWithRelease, titleIn } from '../../tables/items';
import { type OverviewRow, overviewRows, overviewTable } from '../../tables/overview';
import { type PlanRow, planRows, plansTable } from '../../tables/plans';
import { sheetOf, writeWorkbook } from '../../xlsx/write-workbook';

/** One or several assessments as a workbook: overview, answers, evidence index, plans, history. */
export function writeOwnWorkbook(records: readonly RecordWithRelease[]): Uint8Array {
  return writeWorkbook([
    sheetOf(overviewTable, records.flatMap(overviewOf(records.length))),
    sheetOf(answersTable, records.flatMap(answerRows)),
    sheetOf(evidenceTable, mergedEvidence(records)),
    sheetOf(plansTable, records.flatMap(plansOf)),
    sheetOf(historyTable, records.flatMap(historyRows)),
  ]);
}

/** Several overviews stand one below the other, with an empty line between. */
const overviewOf =
  (count: number) =>
  (record: RecordWithRelease): readonly OverviewRow[] =>
    count === 1 ? overviewRows(record) : [...overviewRows(record), EMPTY];
const EMPTY: OverviewRow = { about: '', value: null, level: null, completeness: '' };

function plansOf({ record, release }: RecordWithRelease): readonly PlanRow[] {
  const { name, release: version } = record.assessment;
  const names = itemNames(release);
  return planRows(record, ({ key }) => ({ assessment: name, release: version, key, improves: titleIn(names, key) }));
}

function evidenceOf({ record, release }: RecordWithRelease): readonly EvidenceRow[] {
  const names = itemNames(release);
  return evidenceRows(record, ({ answers }) => ({
    releases: answers.length > 0 ? [record.assessment.release] : [],
    keys: answers,
    titles: answers.map((key) => titleIn(names, key)),
  }));
}

/** Evidence may prove answers of several assessments: it is one line, with all of them. */
function mergedEvidence(records: readonly RecordWithRelease[]): readonly EvidenceRow[] {
  const byId = Map.groupBy(records.flatMap(evidenceOf), ({ id }) => id);
  return [...byId.values()].flatMap((rows) => {
    const all = <T>(of: (row: EvidenceRow) => readonly T[]): readonly T[] => [...new Set(rows.flatMap(of))];
    const proven = {
      releases: all(({ releases }) => releases),
      keys: all(({ keys }) => keys),
      titles: all(({ titles }) => titles),
    };
    return rows.slice(0, 1).map((row) => ({ ...row, ...proven }));
  });
}
