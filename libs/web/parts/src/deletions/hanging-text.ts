import { isDecided, type DeletableKind, type Hanging, UNDO_DAYS } from '@certitude/contracts/deleting';

/** What each kind is called in a sentence. */
export const KIND_NOUNS: Readonly<Record<DeletableKind, string>> = {
  pki: 'PKI',
  assessment: 'assessment',
  plan: 'action plan',
  evidence: 'evidence',
};

const count = (number: number, one: string, many = `${one}s`): string[] =>
  number > 0 ? [`${number} ${number === 1 ? one : many}`] : [];

/** What disappears together with something, as a list. */
export function goesWith(
  kind: DeletableKind,
  { assessments, answers, plans, tasks, files, evidence }: Hanging,
): string[] {
  if (kind === 'evidence') return [...count(files, 'file'), ...count(answers, 'link to an answer', 'links to answers')];
  return [
    ...count(assessments, 'assessment'),
    ...count(answers, 'answer'),
    ...count(evidence, 'link to evidence', 'links to evidence'),
    ...count(plans, 'action plan'),
    ...count(tasks, 'task'),
  ];
}

/** Why something cannot be deleted; null when it can. */
export function whyItStays(kind: DeletableKind, hanging: Hanging): string | null {
  if (!isDecided(hanging)) return null;
  const { finalized, accepted, verified } = hanging;
  const reasons = [
    ...count(
      finalized,
      kind === 'evidence' ? 'finalized version that it is part of' : 'finalized version',
      kind === 'evidence' ? 'finalized versions that it is part of' : undefined,
    ),
    ...count(accepted, 'accepted review'),
    ...count(verified, 'verification'),
  ];
  return `It has ${new Intl.ListFormat('en').format(reasons)}, so it cannot be deleted. You can archive it: it leaves the lists and stays unchanged.`;
}

/** What deleting means, before the list of what goes. */
export function deletionText(kind: DeletableKind, hanging: Hanging): string {
  const undo = `It can be restored for ${UNDO_DAYS} days; after that it is removed for good.`;
  if (goesWith(kind, hanging).length === 0) return `Nothing else depends on it. ${undo}`;
  const library = kind !== 'evidence' && hanging.evidence > 0 ? ' Evidence itself stays in the library.' : '';
  return `It disappears immediately for everybody, with everything below. ${undo}${library}`;
}
