import { strToU8, zipSync } from 'fflate';
import { type Cell, type Table } from '../tables/table';
import { STYLES_XML, cellXml, escapedXml, headingXml } from './write-cell';

/** One sheet with its rows: a frozen line of headings, and a filter over everything. */
export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

export const sheetOf = <Row>({ name, columns }: Table<Row>, rows: readonly Row[]): WrittenSheet => ({
  name,
  columns,
  rows: rows.map((row) => columns.map(({ value }) => value(row))),
});

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Archives have no zone: this is the earliest moment they know, wherever it is written. */
const NO_TIME = new Date(1980, 0, 1);

/** A workbook: the same sheets are the same bytes. Nothing in it is computed, and it has no author. */
export function writeWorkbook(sheets: readonly WrittenSheet[]): Uint8Array {
  const parts = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_sheet, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', STYLES_XML],
    ...sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)] as const),
  ] as const;
  return zipSync(Object.fromEntries(parts.map(([name, xml]) => [name, strToU8(HEAD + xml)])), { mtime: NO_TIME });
}

function contentTypes(sheets: number): string {
  const overrides = [
    ['/xl/workbook.xml', `${TYPES}.sheet.main+xml`],
    ['/xl/styles.xml', `${TYPES}.styles+xml`],
    ...Array.from({ length: sheets }, (_sheet, index) => [
      `/xl/worksheets/sheet${index + 1}.xml`,
      `${TYPES}.worksheet+xml`,
    ]),
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  );
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const entries = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly WrittenSheet[]): string {
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${escapedXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const filters = sheets.map((sheet, index) => {
    const range = rangeOf(sheet).replace(/[A-Z]+|\d+/g, '$$$&');
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${escapedXml(sheet.name)}'!${range}</definedName>`;
  });
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${entries.join('')}</sheets>` +
    `<definedNames>${filters.join('')}</definedNames></workbook>`
  );
}

function sheetXml(sheet: WrittenSheet): string {
  const { columns, rows } = sheet;
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const headings = columns.map(({ heading }, index) => headingXml(`${letters(index)}1`, heading));
  const body = rows.map((row, at) => {
    const number = at + 2;
    return `<row r="${number}">${row.map((cell, index) => cellXml(`${letters(index)}${number}`, cell)).join('')}</row>`;
  });
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>${body.join('')}</sheetData>` +
    `<autoFilter ref="${rangeOf(sheet)}"/></worksheet>`
  );
}

const rangeOf = ({ columns, rows }: WrittenSheet): string => `A1:${letters(columns.length - 1)}${rows.length + 1}`;

/** The name of a column: A to Z, then AA. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
