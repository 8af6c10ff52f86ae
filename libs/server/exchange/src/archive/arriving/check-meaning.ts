import { FrozenContent, FrozenText } from '@certitude/contracts/freezing';
import { isNoteDocument, noteProblem } from './note-problem';

type Row = Readonly<Record<string, unknown>>;

const ADDRESS = /^https?:\/\//i;
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/;
/** Nothing that a line or a path could end with. */
const FILE_NAME = /^[^\p{Cc}/\\]{1,255}$/u;
const SHA256 = /^[0-9a-f]{64}$/;

/** Whether there is no text, or one that is as it should be. */
const nothingOr = (pattern: RegExp, value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && pattern.test(value));

/** What PostgreSQL cannot judge of a row, by table: what is wrong with it, or null. */
export const MEANINGS: Readonly<Record<string, (row: Row) => string | null>> = {
  evidence_revision: ({ url }) => (nothingOr(ADDRESS, url) ? null : 'its address is none of a page'),
  stored_file: ({ name, media_type, sha256 }) => {
    if (!nothingOr(FILE_NAME, name)) return 'its name is none of a file';
    if (!nothingOr(MEDIA_TYPE, media_type)) return 'its media type is none';
    return nothingOr(SHA256, sha256) ? null : 'its hash is none';
  },
  assessment_version: ({ content }) => versionProblem(content),
  note: ({ snapshot, document_json }) => noteProblem(snapshot) ?? documentProblem(document_json),
  assessment_operation: ({ update }) => noteProblem(update),
};

function versionProblem(content: unknown): string | null {
  const parsed = FrozenContent.safeParse(content);
  if (!parsed.success) return 'its content is not what a version says';
  if (parsed.data.format === 'certitude-assessment-version-1') return null;
  const { evidence, responses } = parsed.data;
  if (!evidence.every(({ url }) => nothingOr(ADDRESS, url))) return 'an address in it is none of a page';
  const texts = responses.flatMap(({ rationale }) => rationale ?? []);
  return texts.every((text) => isNoteDocument(text)) ? null : STRANGE;
}

function documentProblem(document: unknown): string | null {
  if (document === null || document === undefined) return null;
  const parsed = FrozenText.safeParse(document);
  return parsed.success && isNoteDocument(parsed.data) ? null : STRANGE;
}

const STRANGE = 'a text holds what texts never hold';
