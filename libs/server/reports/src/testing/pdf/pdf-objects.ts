/** A value of a PDF: names begin with a slash, references are objects of their own. */
export type PdfValue = string | number | boolean | null | PdfReference | readonly PdfValue[] | PdfDictionary;
export interface PdfReference {
  readonly to: number;
}
export type PdfDictionary = { readonly [key: `/${string}`]: PdfValue };

const isDictionary = (value: PdfValue | undefined): value is PdfDictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('to' in value);

/**
 * The objects of a PDF as our own typesetter writes it: one table of references, objects one by one. For tests, which
 * read back what was written; it is no reader for files of others.
 */
export class PdfObjects {
  private constructor(
    private readonly words: string,
    private readonly places: ReadonlyMap<number, number>,
    readonly trailer: PdfDictionary,
  ) {}

  static of(file: Uint8Array): PdfObjects {
    const words = Buffer.from(file).toString('latin1');
    const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(words)?.[1]);
    const trailerAt = words.indexOf('trailer', table);
    const lines = words.slice(table, trailerAt).matchAll(/(\d{10}) \d{5} ([nf])/g);
    const places = [...lines].flatMap(([, at, kind], number) => (kind === 'n' ? [[number, Number(at)] as const] : []));
    const trailer = new PdfReader(words, trailerAt + 'trailer'.length).value();
    if (!isDictionary(trailer)) throw new Error('The file has no trailer.');
    return new PdfObjects(words, new Map(places), trailer);
  }

  /** What a reference leads to; anything else is itself. */
  follow(value: PdfValue | undefined): PdfValue {
    if (typeof value !== 'object' || value === null || !('to' in value) || typeof value.to !== 'number')
      return value ?? null;
    const at = this.places.get(value.to);
    return at === undefined ? null : new PdfReader(this.words, this.words.indexOf('obj', at) + 3).value();
  }

  /** Empty where there is none. */
  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = this.follow(value);
    return isDictionary(found) ? found : {};
  }

  list(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.follow(value);
    return Array.isArray(found) ? (found as readonly PdfValue[]) : found === null ? [] : [found];
  }

  all(): readonly PdfDictionary[] {
    return [...this.places.keys()].map((to) => this.dictionary({ to }));
  }
}

const SPACE = /[\s\0]*/y;
const TOKEN = /\/[^\s/<>[\](){}%]*|[^\s/<>[\](){}%]+/y;
const REFERENCE = /(\d+)\s+\d+\s+R/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads values one after the other. */
class PdfReader {
  constructor(
    private readonly words: string,
    private at: number,
  ) {}

  value(): PdfValue {
    this.match(SPACE);
    if (this.words.startsWith('<<', this.at)) return this.entries();
    const sign = this.words[this.at];
    if (sign === '[') return this.items();
    if (sign === '(') return decoded(this.text());
    if (sign === '<') return this.hex();
    const reference = this.match(REFERENCE);
    if (reference) return { to: Number(reference[1]) };
    return atom(this.match(TOKEN)?.[0]);
  }

  private entries(): PdfDictionary {
    this.at += 2;
    const entries: [string, PdfValue][] = [];
    for (this.match(SPACE); !this.words.startsWith('>>', this.at); this.match(SPACE))
      entries.push([String(this.value()), this.value()]);
    this.at += 2;
    return Object.fromEntries(entries);
  }

  private items(): readonly PdfValue[] {
    this.at++;
    const items: PdfValue[] = [];
    for (this.match(SPACE); this.words[this.at] !== ']'; this.match(SPACE)) items.push(this.value());
    this.at++;
    return items;
  }

  private hex(): string {
    const end = this.words.indexOf('>', this.at);
    const digits = this.words.slice(this.at + 1, end);
    this.at = end + 1;
    return decoded(Buffer.from(digits, 'hex').toString('latin1'));
  }

  private text(): string {
    let said = '';
    let depth = 0;
    do {
      const sign = this.words[this.at++] ?? ')';
      if (sign === '\\') {
        const octal = /[0-7]{1,3}/y;
        const code = this.match(octal)?.[0];
        const next = code === undefined ? (this.words[this.at++] ?? '') : '';
        said += code === undefined ? (ESCAPES[next] ?? next) : String.fromCharCode(parseInt(code, 8));
        continue;
      }
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
      said += sign;
    } while (depth > 0);
    return said.slice(1, -1);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.words);
    this.at += found?.[0].length ?? 0;
    return found;
  }
}

/** Texts are UTF-16 where they say so. */
const decoded = (bytes: string): string =>
  bytes.startsWith('\u00fe\u00ff') ? Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le') : bytes;

function atom(token: string | undefined): PdfValue {
  if (token === undefined) throw new Error('A value is missing.');
  if (token === 'true' || token === 'false') return token === 'true';
  if (token === 'null') return null;
  const number = Number(token);
  return token.startsWith('/') || Number.isNaN(number) ? token : number;
}
