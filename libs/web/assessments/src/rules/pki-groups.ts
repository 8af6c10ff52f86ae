import { type AssessmentView, type PkiView } from '@certitude/contracts';

/** A PKI with its assessments, newest first. */
export interface PkiGroup {
  readonly pki: PkiView;
  readonly assessments: readonly AssessmentView[];
}

/**
 * PKIs by name with their assessments. A search keeps what has all its words in the name of the PKI or of the
 * assessment; a PKI that is found shows all it has.
 */
export function pkiGroups(
  pkis: readonly PkiView[],
  assessments: readonly AssessmentView[],
  search: string,
): readonly PkiGroup[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  return [...pkis]
    .sort((one, other) => one.name.localeCompare(other.name))
    .map((pki): PkiGroup => {
      const own = assessments.filter(({ pkiId }) => pkiId === pki.id);
      return { pki, assessments: has(pki.name) ? own : own.filter(({ name }) => has(`${pki.name} ${name}`)) };
    })
    .filter(({ pki, assessments: found }) => has(pki.name) || found.length > 0);
}
