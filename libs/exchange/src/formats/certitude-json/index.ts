import * as z from 'zod';
import { AssessmentRecord, RecordId, RecordPerson } from '../../document/assessment-record';

/** Raised when something is renamed or removed; what is added does not raise it. */
const FORMAT_VERSION = 1;

const CertitudeAssessment = z.strictObject({
  format: z.literal('certitude-assessment'),
  formatVersion: z.literal(FORMAT_VERSION),
  ...AssessmentRecord.shape,
});

const CertitudeOrganization = z.strictObject({
  format: z.literal('certitude-organization'),
  formatVersion: z.literal(FORMAT_VERSION),
  organization: z.strictObject({ id: RecordId, name: z.string() }),
  members: z.array(RecordPerson),
  assessments: z.array(AssessmentRecord),
});
type OrganizationRecord = Omit<z.infer<typeof CertitudeOrganization>, 'format' | 'formatVersion'>;

/** The documents that Certitude writes as JSON, by the name under which their JSON Schema is published. */
const DOCUMENTS: Readonly<Record<string, z.ZodType>> = {
  [`certitude-assessment-${FORMAT_VERSION}`]: CertitudeAssessment,
  [`certitude-organization-${FORMAT_VERSION}`]: CertitudeOrganization,
};
/** @public for whoever has to know all of them, such as the tests of the formats */
export const JSON_SCHEMA_NAMES: readonly string[] = Object.keys(DOCUMENTS);

/**
 * The JSON Schema of a document; null where there is none of that name. What was added to a version is not required, since
 * files from before do not have it.
 */
export function jsonSchemaOf(name: string): object | null {
  const document = Object.hasOwn(DOCUMENTS, name) ? DOCUMENTS[name] : undefined;
  return document ? z.toJSONSchema(document, { target: 'draft-2020-12', io: 'input' }) : null;
}

/** Writes one assessment. */
export function writeJson(record: AssessmentRecord): string {
  return textOf({ format: 'certitude-assessment', formatVersion: FORMAT_VERSION, ...record });
}

/** Writes an organization's assessments, one after the other, without holding all of them. */
export async function* writeOrganizationJson(
  { organization, members }: Pick<OrganizationRecord, 'organization' | 'members'>,
  assessments: AsyncIterable<AssessmentRecord>,
): AsyncGenerator<string> {
  const head = { format: 'certitude-organization', formatVersion: FORMAT_VERSION, organization, members };
  yield JSON.stringify(head).replace(/}$/, ',"assessments":[');
  let separator = '\n';
  for await (const assessment of assessments) {
    yield separator + JSON.stringify(assessment);
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** What `writeJson` wrote, once it is parsed. @throws ZodError for anything else */
export function recordIn(data: unknown): AssessmentRecord {
  const { format: _format, formatVersion: _version, ...record } = CertitudeAssessment.parse(data);
  return record;
}

const textOf = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
