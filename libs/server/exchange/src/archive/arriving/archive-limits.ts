/** What an archive may take, whatever it says of itself. */
export const ARCHIVE_LIMITS = {
  /** Entries of the ZIP. */
  entries: 101_000,
  /** Bytes of the manifest, and of one row. */
  manifest: 32 * 1024 * 1024,
  line: 16 * 1024 * 1024,
  /** Bytes of all rows, unpacked. */
  rows: 4 * 1024 ** 3,
  /** People, members and former ones. */
  people: 20_000,
  /** Of one text, in characters, and of JSON inside a row, in levels. */
  text: 2_000_000,
  depth: 100,
  /** Rows that one statement writes, and their bytes. */
  batch: 500,
  batchBytes: 4 * 1024 * 1024,
} as const;
