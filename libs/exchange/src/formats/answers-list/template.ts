import { type ModelRelease } from '@certitude/maturity';
import { writeCsv } from '../../csv/write-csv';
import { ANSWER_HEADINGS as HEADINGS } from '../../tables/answers';
import { type ItemNames, itemNames } from '../../tables/items';
import { type Table } from '../../tables/table';
import { sheetOf, writeWorkbook } from '../../xlsx/write-workbook';

/** The sheet that holds answers. */
export const SHEET = 'Answers';

interface TemplateRow {
  readonly release: string;
  readonly key: string;
  readonly names: ItemNames;
}

/** Columns of a list of answers that a person fills in; those of ours that nobody fills in are left out. */
const templateTable: Table<TemplateRow> = {
  name: SHEET,
  columns: [
    { heading: HEADINGS.release, width: 12, value: ({ release }) => release },
    { heading: HEADINGS.key, width: 24, value: ({ key }) => key },
    { heading: 'Module', width: 16, value: ({ names }) => names.module },
    { heading: 'Category', width: 26, value: ({ names }) => names.category },
    { heading: 'Requirement', width: 40, value: ({ names }) => names.requirement },
    { heading: HEADINGS.applicability, width: 18, value: () => 'applicable' },
    ...[HEADINGS.reason, HEADINGS.level, HEADINGS.notes, HEADINGS.flagged, HEADINGS.owner].map((heading) => ({
      heading,
      width: heading === HEADINGS.level ? 8 : 30,
      value: () => null,
    })),
  ],
};

/** A list to fill in: everything that a method rates, without answers. */
export function writeTemplate(
  model: ModelRelease,
  method: 'full' | 'self',
  ending: 'csv' | 'xlsx',
): string | Uint8Array {
  const rows = [...itemNames(model)].flatMap(([key, names]) =>
    (names.requirement === '') === (method === 'self') ? [{ release: model.version, key, names }] : [],
  );
  return ending === 'csv' ? writeCsv(templateTable, rows) : writeWorkbook([sheetOf(templateTable, rows)]);
}
