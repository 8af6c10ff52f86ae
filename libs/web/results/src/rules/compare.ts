import { documentToPlainText } from '@certitude/collab';
import { type Applicability, type ModelReleaseView, type ResponseId } from '@certitude/contracts';
import {
  type FrozenContent,
  type FrozenEvidence,
  type FrozenScore,
  type FrozenText,
} from '@certitude/contracts/freezing';
import { outlineOf } from '@certitude/web/parts';

/** What stood before and what stands after; null where there is nothing. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

export interface ScoreChange extends Change<FrozenScore | null> {
  readonly id: string;
  readonly title: string;
}

export interface EvidenceChange {
  readonly what: 'added' | 'removed' | 'revised';
  /** Its title, or, where only that was kept, the beginning of its hash. */
  readonly title: string;
}

/** What became of one answer; null and empty where nothing changed. */
export interface AnswerChange {
  readonly id: ResponseId;
  readonly number: string;
  readonly title: string;
  readonly level: Change<string> | null;
  readonly scope: Change<string> | null;
  readonly rationale: Change<string> | null;
  readonly evidence: readonly EvidenceChange[];
}

export interface Comparison {
  /** Overall first, then modules in the order of the model. */
  readonly scores: readonly ScoreChange[];
  readonly changed: readonly AnswerChange[];
  readonly unchanged: number;
  /** How many answers changed in which respect. */
  readonly counts: Readonly<Record<'level' | 'scope' | 'rationale' | 'evidence', number>>;
}

/** In how many answers which respect changed, as a sentence; nothing where nothing did. */
export function changesInWords(counts: Comparison['counts']): string {
  const parts = (['level', 'scope', 'rationale', 'evidence'] as const)
    .filter((respect) => counts[respect] > 0)
    .map((respect) => `${respect} of ${counts[respect]}`);
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(parts);
  const [last] = parts.slice(-1);
  return last === undefined ? '' : `Changed: ${list} ${last.endsWith(' of 1') ? 'answer' : 'answers'}.`;
}

type Answer = FrozenContent['responses'][number];

/** What changed between two states of one assessment, whichever formats they are in. */
export function compareContents(before: FrozenContent, after: FrozenContent, release: ModelReleaseView): Comparison {
  const [old, present] = [answersOf(before), answersOf(after)];
  const changes = outlineOf(release, after.responses).items.flatMap(({ id, number, title, category }) => {
    const [from, to] = [old.get(id), present.get(id)];
    const nameOf = (level: number) => category.levels.find((each) => each.number === level)?.name ?? '';
    return from && to ? [{ id, number, title, ...changesOf(from, to, nameOf) }] : [];
  });
  const changed = changes.filter((change) => isChanged(change));
  const count = (is: (change: AnswerChange) => boolean): number => changed.filter(is).length;
  return {
    scores: scoresOf(before, after, release),
    changed,
    unchanged: changes.length - changed.length,
    counts: {
      level: count(({ level }) => level !== null),
      scope: count(({ scope }) => scope !== null),
      rationale: count(({ rationale }) => rationale !== null),
      evidence: count(({ evidence }) => evidence.length > 0),
    },
  };
}

const isChanged = ({ level, scope, rationale, evidence }: AnswerChange): boolean =>
  level !== null || scope !== null || rationale !== null || evidence.length > 0;

/** One answer with the evidence that it names: pieces where there is an index, else hashes. */
interface Compared {
  readonly answer: Answer;
  readonly pieces: readonly Piece[];
}
type Piece = Pick<FrozenEvidence, 'hash' | 'title'> & { readonly id: string | null };

function answersOf(content: FrozenContent): ReadonlyMap<ResponseId, Compared> {
  if (content.format === 'certitude-assessment-version-1') {
    const byHash = (hash: string): Piece => ({ id: null, hash, title: `${hash.slice(0, 12)}…` });
    return new Map(content.responses.map((answer) => [answer.id, { answer, pieces: answer.evidence.map(byHash) }]));
  }
  const index = new Map(content.evidence.map((piece) => [piece.id, piece]));
  return new Map(
    content.responses.map((answer) => [
      answer.id,
      { answer, pieces: answer.evidence.flatMap((id) => index.get(id) ?? []) },
    ]),
  );
}

function changesOf(from: Compared, to: Compared, nameOf: (level: number) => string) {
  const levelText = ({ level }: Answer): string => (level === 0 ? 'Not assessed' : `${level} ${nameOf(level)}`.trim());
  return {
    level: change(levelText(from.answer), levelText(to.answer)),
    scope: change(scopeText(from.answer.applicability), scopeText(to.answer.applicability)),
    rationale: rationaleChange(from.answer.rationale, to.answer.rationale),
    evidence: evidenceChanges(from.pieces, to.pieces),
  };
}

const change = (before: string, after: string): Change<string> | null => (before === after ? null : { before, after });

const SCOPES = { 'partially-applicable': 'Partially applicable', 'not-applicable': 'Not applicable' } as const;

const scopeText = (value: Applicability): string =>
  value.applicability === 'applicable' ? 'Applicable' : `${SCOPES[value.applicability]}: ${value.reason}`;

/** Two documents differ in anything, such as what is bold; where words are all that was kept, by their words. */
function rationaleChange(from: Answer['rationale'], to: Answer['rationale']): Change<string> | null {
  const [before, after] = [wordsOf(from), wordsOf(to)];
  if (typeof from === 'string' || typeof to === 'string') return change(before, after);
  return JSON.stringify(ordered(from)) === JSON.stringify(ordered(to)) ? null : { before, after };
}

const wordsOf = (text: Answer['rationale']): string => {
  if (text === null) return '';
  return typeof text === 'string' ? text : documentToPlainText(text);
};

/** The same text whatever order the database has given its keys. */
const ordered = (text: FrozenText | null): unknown =>
  text && [text.type, text.text, text.attrs, text.marks, text.content?.map(ordered)];

function evidenceChanges(before: readonly Piece[], after: readonly Piece[]): EvidenceChange[] {
  const has = (pieces: readonly Piece[], { hash }: Piece): boolean => pieces.some((piece) => piece.hash === hash);
  const came = after.filter((piece) => !has(before, piece));
  const went = before.filter((piece) => !has(after, piece));
  const isRevised = ({ id }: Piece): boolean => id !== null && went.some((piece) => piece.id === id);
  const isReplaced = ({ id }: Piece): boolean => id !== null && came.some((piece) => piece.id === id);
  return [
    ...came.map((piece) => ({ what: isRevised(piece) ? 'revised' : 'added', title: piece.title }) as const),
    ...went.filter((piece) => !isReplaced(piece)).map(({ title }) => ({ what: 'removed', title }) as const),
  ];
}

function scoresOf(before: FrozenContent, after: FrozenContent, release: ModelReleaseView): ScoreChange[] {
  const module = (id: string): Change<FrozenScore | null> => ({
    before: before.scores.modules[id] ?? null,
    after: after.scores.modules[id] ?? null,
  });
  return [
    { id: 'overall', title: 'Overall', before: before.scores.overall, after: after.scores.overall },
    ...release.modules.map(({ id, name }) => ({ id, title: name, ...module(id) })),
  ];
}
