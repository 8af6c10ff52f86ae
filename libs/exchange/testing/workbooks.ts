import { strToU8, zipSync } from 'fflate';

/** A cell: a text, a number (dates are numbers), or a formula with its last result. */
export type GivenCell = string | number | { readonly formula: string; readonly result: string };
export type GivenSheet = Readonly<Record<string, GivenCell>>;

/** Parts of a workbook package, as small as readers need them. */
export function workbookParts(sheets: Readonly<Record<string, GivenSheet>>): Record<string, Uint8Array> {
  const names = Object.keys(sheets);
  const relations = names.map(
    (_name, index) => `<Relationship Id="rId${index}" Target="worksheets/sheet${index}.xml"/>`,
  );
  const entries = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index}"/>`);
  const parts = Object.entries(sheets).map(([, cells], index) => [
    `xl/worksheets/sheet${index}.xml`,
    strToU8(`<worksheet><sheetData><row>${Object.entries(cells).map(cellXml).join('')}</row></sheetData></worksheet>`),
  ]);
  return {
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(`<workbook xmlns:r="urn:r"><sheets>${entries.join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
    ...(Object.fromEntries(parts) as Record<string, Uint8Array>),
  };
}

export function workbookFile(sheets: Readonly<Record<string, GivenSheet>>): Uint8Array {
  return zipSync(workbookParts(sheets));
}

function cellXml([reference, cell]: readonly [string, GivenCell]): string {
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  return `<c r="${reference}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.result)}</v></c>`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
