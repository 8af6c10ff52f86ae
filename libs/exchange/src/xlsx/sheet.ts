import { ExchangeError } from '../exchange-error';
import { LIMITS } from '../limits';
import { readXml } from './xml';

/** A cell as it is stored; a formula is never computed, only its last result is there. */
export interface Cell {
  readonly value: string | number | boolean;
  readonly isFormula: boolean;
}

/** The cells of a sheet that hold something, by their name (`D5`). */
export type Sheet = ReadonlyMap<string, Cell>;

/** The texts that cells share, rich text as plain text. */
export function sharedTexts(bytes: Uint8Array | null, part: string): readonly string[] {
  const texts: string[] = [];
  if (!bytes) return texts;
  let [current, isText, isPhonetic] = ['', false, false];
  readXml(bytes, part, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') isPhonetic = true;
      isText = name === 't';
    },
    text: (text) => {
      if (isText && !isPhonetic) current += text;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') texts.push(current);
    },
  });
  return texts;
}

/** One sheet. @throws ExchangeError when it is damaged or holds too many cells */
export function readSheet(bytes: Uint8Array, part: string, shared: readonly string[]): Sheet {
  const cells = new Map<string, Cell>();
  let [reference, type, stored, inside] = ['', '', '', ''];
  let isFormula = false;
  readXml(bytes, part, {
    open: (name, attribute) => {
      inside = name;
      if (name === 'f') isFormula = true;
      if (name !== 'c') return;
      [reference, type, stored, isFormula] = [attribute('r') ?? '', attribute('t') ?? 'n', '', false];
    },
    text: (text) => {
      if (inside === 'v' || inside === 't') stored += text;
    },
    close: (name) => {
      inside = '';
      if (name !== 'c' || (stored === '' && !isFormula)) return;
      cells.set(reference, { value: valueOf(type, stored, shared), isFormula });
      if (cells.size > LIMITS.cells)
        throw new ExchangeError('too-many-keys', `"${part}" of the workbook has too many cells.`);
    },
  });
  return cells;
}

function valueOf(type: string, stored: string, shared: readonly string[]): Cell['value'] {
  if (type === 's') return excelText(shared[Number(stored)] ?? '');
  if (type === 'b') return stored === '1';
  if (type !== 'n') return excelText(stored);
  return stored !== '' && Number.isFinite(Number(stored)) ? Number(stored) : stored;
}

/** Characters that XML can't hold are spelled `_x000D_`; line ends are those of the machine it was typed on. */
function excelText(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_match, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}
