import { type NoteNode } from '@certitude/collab';
import {
  type AccountId,
  type Applicability,
  type Level,
  type ModelReleaseView,
  type PkiProfile,
  type ResponseId,
  type ResponseStatus,
} from '@certitude/contracts';
import {
  type FrozenContent,
  type FrozenDecision,
  type FrozenEvidence,
  type FrozenPlan,
} from '@certitude/contracts/freezing';
import { outlineOf, type OutlineItem } from '@certitude/web/parts';
import { resultsOf, type Results } from './results';

/** One answer of a version, with where it stands in the model. */
export interface FrozenEntry {
  readonly id: ResponseId;
  readonly number: string;
  readonly title: string;
  readonly category: string;
  readonly level: Level;
  /** Name of the level; empty where there is none. */
  readonly levelName: string;
  readonly applicability: Applicability;
  readonly status: ResponseStatus;
  /** Null when nothing was written. */
  readonly rationale: NoteNode | null;
  /** Its pieces, in the order of the index. */
  readonly evidence: readonly FrozenEvidence[];
  /** Hashes of evidence of which nothing else was kept. */
  readonly hashes: readonly string[];
  readonly decision: FrozenDecision | null;
  readonly owner: AccountId | null;
  readonly reviewer: AccountId | null;
}

export interface FrozenGroup {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly module: string;
  readonly entries: readonly FrozenEntry[];
}

/** A version as it is read: whichever format it was written in. */
export interface Frozen {
  readonly name: string;
  readonly pkiName: string;
  /** What the PKI said of itself; null where that was not kept. */
  readonly pki: PkiProfile | null;
  readonly results: Results;
  /** Whether today's calculation comes to the scores that were frozen. */
  readonly agrees: boolean;
  readonly groups: readonly FrozenGroup[];
  /** Null where no index was kept. */
  readonly evidence: readonly (FrozenEvidence & { readonly proves: readonly FrozenEntry[] })[] | null;
  /** Null where they were not kept, or are not for this reader. */
  readonly plans: readonly (FrozenPlan & { readonly of: Pick<FrozenEntry, 'number' | 'title'> | null })[] | null;
  /** The name that somebody had then; null where it was not kept. */
  readonly nameOf: (id: AccountId | null) => string | null;
}

/** Puts a version beside the texts of its model release. */
export function frozenOf(content: FrozenContent, release: ModelReleaseView): Frozen {
  const { assessment, policy, responses } = content;
  const outline = outlineOf(release, responses);
  const results = resultsOf(
    { ...assessment, policy },
    release,
    responses.map((response) => ({ ...response, values: response })),
  );
  const whole = content.format === 'certitude-assessment-version-2' ? content : null;
  const people = new Map(Object.entries(whole?.people ?? {}));
  const answers = new Map(responses.map((response) => [response.id, response]));
  const groups = outline.modules.flatMap(({ module, categories }) =>
    categories.map(({ number, category, items }) => ({
      id: category.id,
      number,
      name: category.name,
      module: module.name,
      entries: items.flatMap((item) => {
        const answer = answers.get(item.id);
        return answer ? [entryOf(item, answer, whole?.evidence ?? [])] : [];
      }),
    })),
  );
  const improvedBy = ({ response, category }: FrozenPlan) => {
    const whole = category && groups.find(({ id }) => id === category.category);
    if (whole) return { number: whole.number, title: whole.name };
    return response === null ? null : (entries.get(response) ?? null);
  };
  const entries = new Map(groups.flatMap((group) => group.entries).map((entry) => [entry.id, entry]));
  return {
    name: assessment.name,
    pkiName: content.format === 'certitude-assessment-version-2' ? content.pki.name : content.assessment.pki,
    pki: whole?.pki ?? null,
    results,
    agrees: results.explained.overall.value?.fraction === (content.scores.overall.fraction ?? undefined),
    groups,
    evidence:
      whole?.evidence.map((piece) => ({
        ...piece,
        proves: [...entries.values()].filter(({ evidence }) => evidence.some(({ id }) => id === piece.id)),
      })) ?? null,
    plans: whole?.plans.items?.map((plan) => ({ ...plan, of: improvedBy(plan) })) ?? null,
    nameOf: (id) => (id === null ? null : (people.get(id) ?? null)),
  };
}

type Answer = FrozenContent['responses'][number];

function entryOf(item: OutlineItem, answer: Answer, index: readonly FrozenEvidence[]): FrozenEntry {
  const { level, applicability, status } = answer;
  const place = { id: item.id, number: item.number, title: item.title, category: item.category.name };
  const levelName = item.category.levels.find(({ number }) => number === level)?.name ?? '';
  const said = { ...place, level, levelName, applicability, status };
  if (!('decision' in answer))
    return { ...said, rationale: ofWords(answer.rationale), evidence: [], hashes: answer.evidence, ...NOT_KEPT };
  const { decision, owner, reviewer, rationale } = answer;
  const evidence = index.filter(({ id }) => answer.evidence.includes(id));
  return { ...said, rationale, evidence, hashes: [], decision, owner, reviewer };
}

const NOT_KEPT = { decision: null, owner: null, reviewer: null };

/** A text of which only the words were kept, as the document that they would be. */
const ofWords = (words: string): NoteNode | null =>
  words === '' ? null : { type: 'doc', content: words.split('\n').map(paragraph) };

const paragraph = (line: string): NoteNode => ({
  type: 'paragraph',
  content: line === '' ? [] : [{ type: 'text', text: line }],
});
