/**
 * What a note may hold: the one list that the server's door, the projections and the browser's editor go by.
 *
 * Everything here is accepted. What is `written` is what today's editor makes. A new node, mark or attribute starts as
 * accepted only, and is written one version later, so that no node or tab of the version before refuses it; before the
 * first release there is no such version.
 */
export const NOTE_SCHEMA: NoteSchema = {
  nodes: {
    paragraph: { written: true, attributes: {} },
    heading: { written: true, attributes: { level: { written: true, takes: 'heading-level' } } },
    blockquote: { written: true, attributes: {} },
    bulletList: { written: true, attributes: {} },
    orderedList: {
      written: true,
      attributes: {
        start: { written: true, takes: 'list-start' },
        type: { written: true, takes: 'list-type' },
      },
    },
    listItem: { written: true, attributes: {} },
    codeBlock: { written: true, attributes: { language: { written: true, takes: 'language' } } },
    hardBreak: { written: true, attributes: {} },
    horizontalRule: { written: true, attributes: {} },
    // Rows of cells and nothing else: no spans, no widths, no table in a table or a list, whatever a row has of cells.
    table: { written: true, attributes: {}, stands: ['note'], holds: ['tableRow'] },
    tableRow: { written: true, attributes: {}, stands: ['table'], holds: ['tableHeader', 'tableCell'] },
    tableHeader: { written: true, attributes: {}, stands: ['tableRow'] },
    tableCell: { written: true, attributes: {}, stands: ['tableRow'] },
  },
  marks: {
    bold: { written: true, attributes: {} },
    italic: { written: true, attributes: {} },
    code: { written: true, attributes: {} },
    strike: { written: true, attributes: {} },
    underline: { written: true, attributes: {} },
    link: {
      written: true,
      attributes: {
        href: { written: true, takes: 'address' },
        title: { written: true, takes: 'title' },
        // Editors before wrote these. They say nothing: a link looks and behaves as the page decides.
        target: { written: false, takes: 'link-target' },
        rel: { written: false, takes: 'link-relation' },
        class: { written: false, takes: 'nothing' },
      },
    },
  },
};

export interface NoteSchema {
  readonly nodes: Readonly<Record<string, NotePart>>;
  readonly marks: Readonly<Record<string, NotePart>>;
}
/** A kind of node or mark. */
export interface NotePart {
  readonly written: boolean;
  readonly attributes: Readonly<Record<string, NoteAttribute>>;
  /** The only nodes that it stands in directly, `note` for the note itself; without it, in all that do not say what they hold. */
  readonly stands?: readonly string[];
  /** The only nodes that stand in it, and no text; without it, all that do not say where they stand. */
  readonly holds?: readonly string[];
}
export interface NoteAttribute {
  readonly written: boolean;
  /** What its values have to look like; null, for "as if it were not there", is always fine. */
  readonly takes: NoteValue;
}
export type NoteValue =
  | 'heading-level'
  | 'list-start'
  | 'list-type'
  | 'language'
  | 'address'
  | 'title'
  | 'link-target'
  | 'link-relation'
  | 'nothing';

/** How much a note may hold. Sizes in bytes are in `LIVE_LIMITS`. */
export const NOTE_LIMITS = {
  /** Elements inside each other. */
  depth: 64,
  /** Pieces (inserts, and deleted ranges) in one update. */
  piecesPerUpdate: 8_000,
  deletionsPerUpdate: 2_000,
  piecesPerNote: 30_000,
  /** Pieces in one run of text: some of what Yjs does grows with their square. */
  piecesPerText: 5_000,
  /** Rows that a table, and cells that a row may ever have had. What an editor makes is smaller by far. */
  rowsPerTable: 2_000,
  cellsPerRow: 200,
  /** Yjs clients: one for each time somebody opens the note and writes. */
  clientsPerUpdate: 256,
  clientsPerNote: 10_000,
  /** Characters that are passed while places are found for concurrent inserts: Yjs may pass all for each. */
  passedPerUpdate: 100_000,
  passedPerNote: 1_000_000,
} as const;

const LINK = /^(?:https?:\/\/|mailto:)/i;
const MAX_ADDRESS = 2_048;
const MAX_TITLE = 500;

/** Whether a link may lead there: to a page or a mailbox, nothing that runs or opens something else. */
export const isNoteAddress = (href: string): boolean =>
  href.length <= MAX_ADDRESS && LINK.test(href) && isPlainText(href) && !/\s/.test(href);

/** Text without control characters or halves of characters, as names and values have to be. */
const isPlainText = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);

const isWholeBetween = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
const isTextLike = (value: unknown, shape: RegExp): boolean => typeof value === 'string' && shape.test(value);

const TAKES: Readonly<Record<NoteValue, (value: unknown) => boolean>> = {
  'heading-level': (value) => isWholeBetween(value, 1, 6),
  'list-start': (value) => isWholeBetween(value, -1_000_000, 1_000_000),
  'list-type': (value) => isTextLike(value, /^[1aAiI]$/),
  language: (value) => isTextLike(value, /^[\w+#.-]{1,50}$/),
  address: (value) => typeof value === 'string' && isNoteAddress(value),
  title: (value) => typeof value === 'string' && value.length <= MAX_TITLE && isPlainText(value),
  'link-target': (value) => value === '_blank',
  'link-relation': (value) => isTextLike(value, /^(?:(?:noopener|noreferrer|nofollow) ?){1,3}$/),
  nothing: () => false,
};

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

export const acceptsNode = (name: string): boolean => own(NOTE_SCHEMA.nodes, name) !== undefined;

/** Whether a node may stand directly in another. @param within the other's name, `note` for the note itself */
export const acceptsPlace = (name: string, within: string): boolean => {
  const stands = own(NOTE_SCHEMA.nodes, name)?.stands;
  return stands ? stands.includes(within) : own(NOTE_SCHEMA.nodes, within)?.holds === undefined;
};

/** Whether text may stand directly in a node. */
export const acceptsText = (within: string): boolean => own(NOTE_SCHEMA.nodes, within)?.holds === undefined;

/** How many pieces may ever stand in one place. @param within name of the node that it is in */
export const piecesIn = (within: string): number =>
  ({ table: NOTE_LIMITS.rowsPerTable, tableRow: NOTE_LIMITS.cellsPerRow })[within] ?? NOTE_LIMITS.piecesPerText;

/** Whether a node of this kind may carry this attribute with this value. */
export const acceptsAttribute = (node: string, name: string, value: unknown): boolean => {
  const part = own(NOTE_SCHEMA.nodes, node);
  return part !== undefined && takes(part, name, value);
};

/** Whether text may carry this mark. @param value its attributes; null where the mark ends */
export const acceptsMark = (name: string, value: unknown): boolean => {
  const part = own(NOTE_SCHEMA.marks, name);
  if (!part) return false;
  if (value === null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, each]) => takes(part, key, each));
};

const takes = (part: NotePart, name: string, value: unknown): boolean => {
  const attribute = own(part.attributes, name);
  return attribute !== undefined && (value === null || TAKES[attribute.takes](value));
};
