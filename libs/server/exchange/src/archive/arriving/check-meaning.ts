import {
  AssessmentDetails,
  EvidenceAddress,
  FieldVersion,
  Name,
  OrganizationProfile,
  PkiProfile,
  PlanContent,
  PlanTaskContent,
} from '@certitude/contracts';
import { FrozenContent, FrozenText } from '@certitude/contracts/freezing';
import { OrderReport } from '@certitude/contracts/reporting';
import { MAX_SIGNED_FILE, MOST_SIGNED } from '@certitude/contracts/signing';
import { LARGEST_REPORT } from '@certitude/server/reports';
import * as z from 'zod';
import { importProblem } from './check-import';
import { isNoteDocument, noteProblem } from './note-problem';

type Row = Readonly<Record<string, unknown>>;

const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/;
/** Nothing that a line or a path could end with. */
const FILE_NAME = /^[^\p{Cc}/\\]{1,255}$/u;
const SHA256 = /^[0-9a-f]{64}$/;

/** Whether there is no text, or one that is as it should be. */
const nothingOr = (pattern: RegExp, value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && pattern.test(value));

const isAddress = (value: unknown): boolean =>
  value === null || value === undefined || EvidenceAddress.safeParse(value).success;

const Sections = OrderReport.shape.sections;
const FieldVersions = z.record(z.string().max(100), FieldVersion);

/** What people type, by table: what no form takes, no archive brings. */
const TYPED: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>> = {
  organization: OrganizationProfile.shape,
  pki: PkiProfile.shape,
  assessment: AssessmentDetails.shape,
  action_plan: PlanContent.shape,
  plan_task: PlanTaskContent.shape,
  evidence: { title: Name },
  evidence_revision: { title: Name.nullable() },
  named_owner: { name: Name },
};

/** What PostgreSQL cannot judge of a row: what is wrong with it, or null. */
export const meaningProblem = (table: string, row: Row): string | null =>
  typedProblem(table, row) ?? MEANINGS[table]?.(row) ?? null;

function typedProblem(table: string, row: Row): string | null {
  const wrong = Object.entries(TYPED[table] ?? {})
    .map(([field, schema]) => ({ schema, column: field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) }))
    .find(({ schema, column }) => row[column] !== undefined && !schema.safeParse(row[column]).success);
  if (wrong) return `${wrong.column} is not as it should be`;
  const versions = row['field_versions'];
  return versions === undefined || FieldVersions.safeParse(versions).success
    ? null
    : 'field_versions is not as it should be';
}

/** By table. */
const MEANINGS: Readonly<Record<string, (row: Row) => string | null>> = {
  evidence_revision: ({ url }) => (isAddress(url) ? null : 'its address is none of a page'),
  stored_file: ({ name, media_type, sha256 }) => {
    if (!nothingOr(FILE_NAME, name)) return 'its name is none of a file';
    if (!nothingOr(MEDIA_TYPE, media_type)) return 'its media type is none';
    return nothingOr(SHA256, sha256) ? null : 'its hash is none';
  },
  assessment_version: ({ content }) => versionProblem(content),
  note: ({ snapshot, document_json }) => noteProblem(snapshot) ?? documentProblem(document_json),
  assessment_operation: ({ update }) => noteProblem(update),
  assessment_import: importProblem,
  report: reportProblem,
  signed_report: signedProblem,
};

/** Of what arrives, the files are all there is: what a report holds decides who may read it. */
function reportProblem({ state, sections, holds_plans, size, sha256 }: Row): string | null {
  if (state !== 'done') return 'it is not finished';
  const known = Sections.safeParse(sections);
  if (!known.success || known.data.includes('plans') !== holds_plans) return 'its sections are not as they should be';
  if (!isWithin(size, LARGEST_REPORT)) return 'its size is none of a report';
  return typeof sha256 === 'string' && SHA256.test(sha256) ? null : 'its hash is none';
}

function signedProblem({ number, size, sha256 }: Row): string | null {
  if (!isWithin(number, MOST_SIGNED)) return 'its number is none of a signed file';
  if (!isWithin(size, MAX_SIGNED_FILE)) return 'its size is none of a signed file';
  return typeof sha256 === 'string' && SHA256.test(sha256) ? null : 'its hash is none';
}

const isWithin = (value: unknown, most: number): boolean => typeof value === 'number' && value >= 1 && value <= most;

function versionProblem(content: unknown): string | null {
  const parsed = FrozenContent.safeParse(content);
  if (!parsed.success) return 'its content is not what a version says';
  if (parsed.data.format === 'certitude-assessment-version-1') return null;
  const { evidence, responses } = parsed.data;
  if (!evidence.every(({ url }) => isAddress(url))) return 'an address in it is none of a page';
  const texts = responses.flatMap(({ rationale }) => rationale ?? []);
  return texts.every((text) => isNoteDocument(text)) ? null : STRANGE;
}

function documentProblem(document: unknown): string | null {
  if (document === null || document === undefined) return null;
  const parsed = FrozenText.safeParse(document);
  return parsed.success && isNoteDocument(parsed.data) ? null : STRANGE;
}

const STRANGE = 'a text holds what texts never hold';
