import { type Artifact, type DocumentAnswer } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { type Findings } from '../../document/findings';
import { type KeyPlace } from '../../document/keys';
import { EVIDENCE_HEADINGS as HEADINGS } from '../../tables/evidence';
import { dayOf, keepRest, linesIn, wordOf } from '../list-fields';
import { type ListRow } from '../list-rows';

/** Evidence of a list, and the places that it proves. */
export interface ListedEvidence {
  readonly artifacts: readonly Artifact[];
  /** Ids of evidence by the key of what it proves. */
  readonly proofs: ReadonlyMap<string, { readonly place: KeyPlace; readonly ids: readonly string[] }>;
}

/** Whether a line is of evidence at all: it has a title, or something to show. */
export const isEvidence = (row: ListRow): boolean =>
  [HEADINGS.title, HEADINGS.link, HEADINGS.statement].some((heading) => row.text(heading).trim() !== '');

/** Reads the lines of evidence; files themselves are in the archive only. */
export function evidenceIn(
  rows: readonly ListRow[],
  places: ReadonlyMap<string, KeyPlace>,
  findings: Findings,
): ListedEvidence {
  const proofs = new Map<string, { place: KeyPlace; ids: string[] }>();
  const artifacts = rows.filter(isEvidence).map((row, index) => {
    const id = `line:${index + 1}`;
    for (const key of linesIn(row.text(HEADINGS.keys))) {
      const place = places.get(key);
      if (!place) keepKey(row, key, findings);
      else proofs.set(key, { place, ids: [...(proofs.get(key)?.ids ?? []), id] });
    }
    keepRest(row, { name: HEADINGS.title, headings: KEPT, reason: KEPT_BECAUSE }, findings);
    return artifactOf(row, id, findings);
  });
  if (rows.some((row) => row.text(HEADINGS.file) !== '')) {
    findings.warn('no-files', 'A list holds no files: evidence with a file comes as a statement that names it.', {
      column: HEADINGS.file,
    });
  }
  return { artifacts, proofs };
}

/** Answers say nothing but which evidence is theirs. */
export const provenAnswers = ({ proofs }: ListedEvidence): readonly DocumentAnswer[] =>
  [...proofs.values()].map(({ place, ids }) => ({
    ...place,
    applicability: 'applicable',
    level: 0,
    artifacts: [...ids],
  }));

function artifactOf(row: ListRow, id: string, findings: Findings): Artifact {
  const kind = wordOf(row, HEADINGS.kind, ['file', 'link', 'statement'], findings);
  const [link, statement, file] = [HEADINGS.link, HEADINGS.statement, HEADINGS.file].map((one) => row.text(one));
  const named = file ? `${file} (SHA-256 ${row.text(HEADINGS.sha256)})` : '';
  const isLink = kind === 'link' || (kind === undefined && link !== '');
  return {
    id,
    title: row.text(HEADINGS.title),
    locator: (isLink ? link : statement || named || link) ?? '',
    ...defined({
      kind: isLink ? ('link' as const) : ('statement' as const),
      effectiveOn: dayOf(row, HEADINGS.effectiveOn, findings),
      validUntil: dayOf(row, HEADINGS.validUntil, findings),
    }),
  };
}

function keepKey(row: ListRow, key: string, findings: Findings): void {
  findings.keep('names nothing in the release', { key, title: row.text(HEADINGS.title) }, row.place(HEADINGS.keys));
  findings.warn('unknown-key', `“${key}” names nothing in the release.`, row.place(HEADINGS.keys));
}

/** Who added and decided it, and what its file was, is of the place where that happened. */
const KEPT = [
  ...[HEADINGS.id, HEADINGS.state, HEADINGS.revision],
  ...[HEADINGS.file, HEADINGS.mediaType, HEADINGS.bytes, HEADINGS.sha256, HEADINGS.withdrawn],
  ...[HEADINGS.addedBy, HEADINGS.addedAt, HEADINGS.decidedBy],
];
const KEPT_BECAUSE = 'Evidence begins as a draft: its file and what was decided are kept.';
