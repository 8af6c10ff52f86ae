const MiB = 1024 ** 2;

/** What one file may make this library do. Everything that multiplies what was sent is counted. */
export const LIMITS = {
  /** Bytes of a file. */
  file: 72 * MiB,
  /** Objects in its table, of all its revisions together. */
  objects: 500_000,
  /** Tables, one after the other. */
  tables: 100,
  /** Arrays and dictionaries in one another. */
  depth: 64,
  /** Bytes that come out of one compressed stream, and of all that are unpacked. */
  stream: 64 * MiB,
  unpacked: 512 * MiB,
  signatures: 20,
  /** Form fields in one another, and together. */
  fieldDepth: 16,
  fields: 2_000,
  /** Bytes, elements, and elements in one another of a signature. */
  cms: MiB,
  asn1Elements: 20_000,
  asn1Depth: 24,
  certificates: 32,
  chain: 8,
  /** Bytes of the roots that somebody gives, and how many there may be. */
  roots: MiB,
  rootCertificates: 500,
  /** Bytes of the attached credential. */
  credential: 256 * 1024,
} as const;
