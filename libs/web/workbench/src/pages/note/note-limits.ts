import { LIVE_LIMITS } from '@certitude/contracts';
import { NOTE_LIMITS } from '@certitude/collab';

/** What a table may be made to be. The server allows for rows and cells that came and went. */
export const TABLE_LIMITS = { rows: 200, columns: 20 } as const;

/** Which limit something would exceed. */
export type NoteLimit = 'at-once' | 'note' | 'depth' | 'rows' | 'columns' | 'address';

/** What is said when a limit is met: what it is, and what can be done. */
export const LIMIT_TEXTS: Readonly<Record<NoteLimit, string>> = {
  'at-once': `That is too much to add in one step: up to ${LIVE_LIMITS.textBytes / 1_024} KB of text and formatting fit. Paste it in parts, or attach the document as evidence.`,
  note: `This rationale is full: it holds up to ${LIVE_LIMITS.noteBytes / 1_024 / 1_024} MB. Keep the reasons here, and attach the details as evidence.`,
  depth: `Lists and quotes go up to ${NOTE_LIMITS.depth} levels deep. Move this part further out.`,
  rows: `A table has up to ${TABLE_LIMITS.rows} rows. Copy the rows that matter, or attach the workbook as evidence.`,
  columns: `A table has up to ${TABLE_LIMITS.columns} columns. Copy the columns that matter, or attach the workbook as evidence.`,
  address: 'A link leads to a web page (https://…) or a mailbox (mailto:…). Check the address.',
};
