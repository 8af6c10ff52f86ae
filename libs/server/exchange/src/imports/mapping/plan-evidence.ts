import { EvidenceContent, Name } from '@certitude/contracts';
import { type AssessmentDocument, type Unmapped } from '@certitude/exchange';
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
      text,
      text,
      named.map(({ place }) => place),
    ),
  );
  const artifacts = (document.artifacts ?? []).map(({ id, title, locator, notes }) => {
    const named = answers.filter(({ answer }) => answer.artifacts?.includes(id)).map(({ place }) => place);
    return proof(title.trim() || locator, [locator, notes].filter(Boolean).join('\n\n') || title, named);
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

function proof(title: string, text: string, places: readonly PlannedPlace[]): PlannedEvidence | Unmapped {
  const link = EvidenceContent.safeParse({ kind: 'link', url: text });
  const content = link.success ? link : EvidenceContent.safeParse({ kind: 'statement', statement: text });
  const named = fitting(Name, titleOf(title));
  if (content.success && named !== null) return { title: named, content: content.data, places };
  return {
    reason: 'It is too long for a piece of evidence, or has characters that cannot be kept there.',
    place: {},
    content: { title, text, for: places },
  };
}

const lost = (artifact: string, { module, category, requirement }: PlannedPlace): Unmapped => ({
  reason: 'It names an artifact that is not in the source.',
  place: { key: [module, category, requirement].filter(Boolean).join('.') },
  content: { artifact },
});
