const MIB = 1024 * 1024;

/** What an imported file may cost. Official files are far below: the full workbook unpacks to 4 MB. */
export const LIMITS = {
  /** Bytes of a file, or of a pasted text. */
  fileBytes: 50 * MIB,
  /** YAML and JSON are small: the largest official export is 50 kB. */
  textBytes: 4 * MIB,
  /** What all parts of a workbook that are read unpack to, and one of them. */
  unpackedBytes: 32 * MIB,
  partBytes: 16 * MIB,
  parts: 1000,
  /** What the packed part of a share link unpacks to. */
  linkBytes: 2 * MIB,
  depth: 30,
  keys: 20_000,
  /** Pieces that a YAML text falls into, blanks and line ends among them: some for each key. */
  tokens: 200_000,
  /** Aliases resolved in one document, counted with what they stand for. */
  aliases: 500,
  cells: 200_000,
} as const;
