import { ExchangeError } from '../exchange-error';
import { ZipArchive } from '../input/zip';
import { type Sheet, readSheet, sharedTexts } from './sheet';
import { readXml } from './xml';

/** A workbook whose sheets are read one by one when somebody asks for them. */
export class Workbook {
  readonly #parts: ReadonlyMap<string, string>;
  readonly #read = new Map<string, Sheet>();
  #shared: readonly string[] | null = null;

  /** @throws ExchangeError for what is damaged, has macros or reaches out to other files */
  constructor(private readonly archive: ZipArchive) {
    this.#parts = sheetParts(archive);
  }

  get sheetNames(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** The sheet of that name, empty where there is none. */
  sheet(name: string): Sheet {
    const known = this.#read.get(name);
    if (known) return known;
    const part = this.#parts.get(name) ?? '';
    const bytes = this.archive.part(part);
    const sheet: Sheet = bytes ? readSheet(bytes, part, this.#sharedTexts()) : new Map();
    this.#read.set(name, sheet);
    return sheet;
  }

  #sharedTexts(): readonly string[] {
    const part = 'xl/sharedStrings.xml';
    this.#shared ??= sharedTexts(this.archive.part(part), part);
    return this.#shared;
  }
}

/** A file that starts like an archive and is a workbook. */
export function openWorkbook(bytes: Uint8Array): Workbook | null {
  const archive = new ZipArchive(bytes);
  const { names } = archive;
  if (!names.includes('xl/workbook.xml')) return null;
  if (names.some((name) => /vbaProject|xl\/macrosheets\//i.test(name))) {
    throw new ExchangeError('macro-workbook', 'The workbook has macros: save it as .xlsx without them.');
  }
  if (names.some((name) => /^xl\/(externalLinks|connections|queryTables)/i.test(name))) {
    throw new ExchangeError('external-links', 'The workbook fetches from other files: break its external links first.');
  }
  return new Workbook(archive);
}

function sheetParts(archive: ZipArchive): ReadonlyMap<string, string> {
  const relations = new Map<string, string>();
  const relationsPart = 'xl/_rels/workbook.xml.rels';
  readXml(archive.part(relationsPart) ?? new Uint8Array(), relationsPart, {
    open: (name, attribute) => {
      if (name === 'Relationship') relations.set(attribute('Id') ?? '', attribute('Target') ?? '');
    },
  });
  const parts = new Map<string, string>();
  const workbookPart = 'xl/workbook.xml';
  readXml(archive.part(workbookPart) ?? new Uint8Array(), workbookPart, {
    open: (name, attribute) => {
      if (name === 'sheet') parts.set(attribute('name') ?? '', partName(relations.get(attribute('id') ?? '') ?? ''));
    },
  });
  return parts;
}

/** Targets count from `xl/`, or from the root of the archive with a slash before. */
const partName = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);
