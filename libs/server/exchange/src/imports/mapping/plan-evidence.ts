import { EvidenceContent, Name } from '@certitude/contracts';
import { type Artifact, type AssessmentDocument, type Unmapped } from '@certitude/exchange';
import { type PlannedEvidence, type PlannedPlace, placeKey } from './import-plan';
import { fitting, titleOf } from './texts';

interface PlannedProofs {
  readonly evidence: readonly PlannedEvidence[];
  readonly kept: readonly Unmapped[];
}

/** Words and links that prove answers, and artifacts of the source: a piece of evidence each, however often it is named. */
export function planEvidence(document: AssessmentDocument, places: readonly PlannedPlace[]): PlannedProofs {
  const known = new Set(places.map(placeKey));
  const answers = document.answers
    .map(({ module, category, requirement = null, ...answer }) => ({
      place: { module, category, requirement },
      answer,
    }))
    .filter(({ place }) => known.has(placeKey(place)));
  const worded = Map.groupBy(
    answers.filter(({ answer }) => (answer.evidence ?? '').trim() !== ''),
    ({ answer }) => (answer.evidence ?? '').trim(),
  );
  const texts = [...worded].map(([text, named]) =>
    proof(
      { title: text, text },
      named.map(({ place }) => place),
    ),
  );
  const artifacts = (document.artifacts ?? []).map(({ id, title, locator, notes, ...said }) => {
    const named = answers.filter(({ answer }) => answer.artifacts?.includes(id)).map(({ place }) => place);
    const text = [locator, notes].filter(Boolean).join('\n\n') || title;
    return proof({ ...said, title: title.trim() || locator, text }, named);
  });
  const ids = new Set(document.artifacts?.map(({ id }) => id));
  const dangling = answers.flatMap(({ place, answer }) =>
    (answer.artifacts ?? []).filter((id) => !ids.has(id)).map((id) => lost(id, place)),
  );
  return {
    evidence: [...texts, ...artifacts].flatMap((one) => ('title' in one ? [one] : [])),
    kept: [...[...texts, ...artifacts].flatMap((one) => ('title' in one ? [] : [one])), ...dangling],
  };
}

interface SourceProof extends Pick<Artifact, 'kind' | 'effectiveOn' | 'validUntil'> {
  readonly title: string;
  readonly text: string;
}

function proof(
  { title, text, kind, effectiveOn, validUntil }: SourceProof,
  places: readonly PlannedPlace[],
): PlannedEvidence | Unmapped {
  const content = contentOf(text, kind);
  const named = fitting(Name, titleOf(title));
  if (content !== null && named !== null) {
    const days = daysOf({ effectiveOn, validUntil });
    return { title: named, content, ...days, places };
  }
  return {
    reason: 'It is too long for a piece of evidence, or has characters that cannot be kept there.',
    place: {},
    content: { title, text, effectiveOn, validUntil, for: places },
  };
}

/** A link where it is one, unless the source says that these are words. */
function contentOf(text: string, kind: Artifact['kind']): EvidenceContent | null {
  const link = EvidenceContent.safeParse({ kind: 'link', url: text });
  if (kind !== 'statement' && link.success) return link.data;
  return EvidenceContent.safeParse({ kind: 'statement', statement: text }).data ?? null;
}

/** Evidence does not end before it begins. */
function daysOf({
  effectiveOn = null,
  validUntil = null,
}: {
  readonly effectiveOn?: string | undefined | null;
  readonly validUntil?: string | undefined | null;
}): Pick<PlannedEvidence, 'effectiveOn' | 'validUntil'> {
  const isInOrder = effectiveOn === null || validUntil === null || effectiveOn <= validUntil;
  return { effectiveOn: isInOrder ? effectiveOn : null, validUntil };
}

const lost = (artifact: string, { module, category, requirement }: PlannedPlace): Unmapped => ({
  reason: 'It names an artifact that is not in the source.',
  place: { key: [module, category, requirement].filter(Boolean).join('.') },
  content: { artifact },
});
