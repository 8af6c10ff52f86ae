import { type Cell } from '../tables/table';

/** Which of the styles of the workbook a cell has; the numbers are their places in `styles.xml`. */
const STYLES = { plain: 0, heading: 1, day: 2, moment: 3 } as const;

/** What Excel takes in one cell. */
const MOST_CHARACTERS = 32_767;
const CUT_OFF = '… (cut off here: a cell holds no more; the JSON export has it all)';

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
/** Before 1 March 1900 spreadsheets count a day that never was. */
const FIRST_SERIAL = 61;

/** A cell as XML; empty for nothing, so that it stays an empty cell. */
export function cellXml(reference: string, cell: Cell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textXml(reference, cell, STYLES.plain);
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  const [at, style] = 'day' in cell ? [cell.day, STYLES.day] : [cell.moment, STYLES.moment];
  const serial = (Date.parse(at) - EPOCH) / DAY;
  if (!(serial >= FIRST_SERIAL)) return textXml(reference, at, STYLES.plain);
  return `<c r="${reference}" s="${style}"><v>${Number(serial.toFixed(9))}</v></c>`;
}

export const headingXml = (reference: string, text: string): string => textXml(reference, text, STYLES.heading);

/** A text is a text: it is never computed, whatever it starts with. */
function textXml(reference: string, text: string, style: number): string {
  const whole = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS - CUT_OFF.length) + CUT_OFF : text;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapedXml(whole)}</t></is></c>`;
}

/** Characters that XML can't hold are spelled `_x0001_`; a text that looks like such a spelling gets its underscore spelled. */
export function escapedXml(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // eslint-disable-next-line no-control-regex -- these are what XML 1.0 does not allow
      .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, (character) => {
        return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
      })
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  );
}

export const STYLES_XML =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss\\ &quot;UTC&quot;"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '</cellXfs></styleSheet>';
