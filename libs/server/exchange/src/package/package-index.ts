import { type FrozenContent, type FrozenContent2, type FrozenEvidence } from '@certitude/contracts/freezing';
import { day, keyOf, type Table } from '@certitude/exchange';
import { type FrozenFile } from '@certitude/server/evidence';

/** What became of the content of a file: whether it is in the package, and if not, why. */
export type FileFate = 'included' | 'withdrawn' | 'not open to you' | 'not kept as it was';

/** A piece of evidence of a version, and where its file is in the package, if it is. */
export interface IndexRow {
  readonly number: number;
  readonly title: string;
  readonly revision: number | null;
  readonly hash: string;
  readonly kind: string;
  readonly state: string;
  readonly original: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly fate: FileFate | null;
  readonly withdrawnBecause: string;
  readonly url: string | null;
  readonly statement: string | null;
  readonly effectiveOn: string | null;
  readonly validUntil: string | null;
  readonly addedBy: string;
  readonly decisions: string;
  readonly path: string | null;
  /** Keys of requirements. */
  readonly proves: readonly string[];
}

export const indexTable: Table<IndexRow> = {
  name: 'Evidence',
  columns: [
    { heading: 'Number', width: 8, value: ({ number }) => number },
    { heading: 'Title', width: 40, value: ({ title }) => title },
    { heading: 'Revision', width: 9, value: ({ revision }) => revision },
    { heading: 'Kind', width: 11, value: ({ kind }) => kind },
    { heading: 'State', width: 12, value: ({ state }) => state },
    { heading: 'File in this package', width: 40, value: ({ path }) => path },
    { heading: 'Content', width: 18, value: ({ fate }) => fate },
    { heading: 'Withdrawn because', width: 30, value: ({ withdrawnBecause }) => withdrawnBecause },
    { heading: 'Name of the file', width: 30, value: ({ original }) => original },
    { heading: 'Bytes', width: 12, value: ({ size }) => size },
    { heading: 'SHA-256 of the file', width: 66, value: ({ sha256 }) => sha256 },
    { heading: 'SHA-256 of the revision', width: 66, value: ({ hash }) => hash },
    { heading: 'Link', width: 40, value: ({ url }) => url },
    { heading: 'Statement', width: 60, value: ({ statement }) => statement },
    { heading: 'Effective on', width: 13, value: ({ effectiveOn }) => day(effectiveOn) },
    { heading: 'Valid until', width: 13, value: ({ validUntil }) => day(validUntil) },
    { heading: 'Proves', width: 40, value: ({ proves }) => proves.join('\n') },
    { heading: 'Added by', width: 20, value: ({ addedBy }) => addedBy },
    { heading: 'Decisions', width: 40, value: ({ decisions }) => decisions },
  ],
};

/** Hashes of the revisions that a version rests on, in the order of its index. */
export function revisionHashes(content: FrozenContent): readonly string[] {
  return content.format === 'certitude-assessment-version-2'
    ? content.evidence.map(({ hash }) => hash)
    : [...new Set(content.responses.flatMap(({ evidence }) => evidence))];
}

/** The files of a version as they stand now, by the hashes of the revisions that consist of them. */
export type FrozenFiles = ReadonlyMap<string, FrozenFile>;

/** The evidence of a version of either format, in the order of its index. */
export function packageIndex(content: FrozenContent, files: FrozenFiles): readonly IndexRow[] {
  const proves = provenBy(content);
  const pieces =
    content.format === 'certitude-assessment-version-2'
      ? content.evidence.map((piece) => pieceOfSecond(piece, content, files.get(piece.hash)))
      : revisionHashes(content).map((hash) => pieceOfFirst(hash, files.get(hash)));
  return pieces.map((piece, index) => {
    const number = index + 1;
    const path = piece.fate === 'included' ? pathOf(number, piece.original ?? '') : null;
    return { ...piece, number, path, proves: proves.get(piece.hash) ?? [] };
  });
}

type Piece = Omit<IndexRow, 'number' | 'path' | 'proves'>;

function pieceOfSecond(piece: FrozenEvidence, { people }: FrozenContent2, now: FrozenFile | undefined): Piece {
  const { title, revision, hash, kind, state, file, url, statement, effectiveOn, validUntil } = piece;
  const nameOf = (id: string): string => people[id] ?? id;
  return {
    ...{ title, revision, hash, kind, state, url, statement, effectiveOn, validUntil },
    original: file?.name ?? null,
    size: file?.size ?? null,
    sha256: file?.sha256 ?? null,
    ...fateOf(file, now),
    addedBy: nameOf(piece.createdBy),
    decisions: piece.decisions
      .map(({ decision, reviewer, at, comment }) =>
        [`${decision} by ${nameOf(reviewer)}, ${at}`, comment].filter((part) => part !== '').join(': '),
      )
      .join('\n'),
  };
}

/** That format knew evidence by its hash alone: what the revision of this hash is today is said, where it is still there. */
function pieceOfFirst(hash: string, now: FrozenFile | undefined): Piece {
  return {
    title: now?.title ?? '',
    revision: now?.revision ?? null,
    hash,
    kind: now ? 'file' : '',
    ...{ state: '', url: null, statement: null, effectiveOn: null, validUntil: null, addedBy: '', decisions: '' },
    original: now?.file.name ?? null,
    size: now?.file.size ?? null,
    sha256: now?.file.sha256 ?? null,
    ...fateOf(now?.file ?? null, now),
  };
}

/** @param frozen the file as the version has it */
function fateOf(
  frozen: { readonly size: number; readonly sha256: string; readonly withdrawn: unknown } | null,
  now: FrozenFile | undefined,
): Pick<Piece, 'fate' | 'withdrawnBecause'> {
  const kept = { withdrawnBecause: '' };
  if (!frozen) return { ...kept, fate: null };
  if (now?.file.withdrawn) return { fate: 'withdrawn', withdrawnBecause: now.file.withdrawn.reason };
  if (frozen.withdrawn === true) return { ...kept, fate: 'withdrawn' };
  if (!now) return { ...kept, fate: 'not open to you' };
  const same = now.kept === frozen.size && now.file.sha256 === frozen.sha256;
  return { ...kept, fate: same ? 'included' : 'not kept as it was' };
}

function provenBy(content: FrozenContent): ReadonlyMap<string, readonly string[]> {
  const hashes = new Map<string, string>(
    content.format === 'certitude-assessment-version-2' ? content.evidence.map(({ id, hash }) => [id, hash]) : [],
  );
  const pairs = content.responses.flatMap(({ module, category, requirement, evidence }) => {
    const key = keyOf({ module, category, ...(requirement !== null && { requirement }) });
    return evidence.map((piece) => ({ hash: hashes.get(piece) ?? piece, key }));
  });
  const groups = Map.groupBy(pairs, ({ hash }) => hash);
  return new Map([...groups].map(([hash, own]) => [hash, own.map(({ key }) => key)]));
}

const LONGEST = 60;

/** Letters, digits and hyphens: every tool unpacks such a name as it is, and none takes it for an option or a path. */
function pathOf(number: number, original: string): string {
  const dot = original.lastIndexOf('.');
  const [base, ending] = dot > 0 ? [original.slice(0, dot), original.slice(dot + 1)] : [original, ''];
  const end = plain(ending).slice(0, 10);
  return `evidence/${String(number).padStart(4, '0')}-${plain(base).slice(0, LONGEST) || 'file'}${end && `.${end}`}`;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
