import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { givenRecord } from '../../../testing/records';
import { type AssessmentRecord } from '../../document/assessment-record';
import { JSON_SCHEMA_NAMES, jsonSchemaOf, recordIn, writeJson, writeOrganizationJson } from '.';

function problemsOf(schema: string, text: string) {
  const ajv = new Ajv({ strict: true, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(jsonSchemaOf(schema) ?? {});
  validate(JSON.parse(text));
  return validate.errors;
}
async function organizationText(records: readonly AssessmentRecord[]): Promise<string> {
  const { organization, people } = givenRecord();
  async function* each() {
    yield* records;
  }
  let text = '';
  for await (const piece of writeOrganizationJson({ organization, members: people }, each())) text += piece;
  return text;
}

describe('an assessment as JSON', () => {
  it('is what its published schema says', () => {
    expect(problemsOf('certitude-assessment-1', writeJson(givenRecord()))).toBeNull();
    expect(
      problemsOf('certitude-assessment-1', writeJson(givenRecord()).replace('"answers"', '"replies"')),
    ).not.toBeNull();
  });

  it('of before something was added is still what the schema says', () => {
    const { assessment, ...rest } = JSON.parse(writeJson(givenRecord())) as { assessment: Record<string, unknown> };
    const { sampling: _added, startsOn: _too, ...before } = assessment;
    expect(problemsOf('certitude-assessment-1', JSON.stringify({ ...rest, assessment: before }))).toBeNull();
    const { periodTo: _always, ...without } = before;
    expect(problemsOf('certitude-assessment-1', JSON.stringify({ ...rest, assessment: without }))).not.toBeNull();
  });

  it('is read again as it was', () => {
    expect(recordIn(JSON.parse(writeJson(givenRecord())))).toEqual(givenRecord());
  });
});

describe('an organization as JSON', () => {
  it.each([0, 1, 3])('with %i assessments is what its published schema says, and has all of them', async (count) => {
    const records = Array.from({ length: count }, () => givenRecord());
    const text = await organizationText(records);
    expect(problemsOf('certitude-organization-1', text)).toBeNull();
    expect((JSON.parse(text) as { assessments: unknown }).assessments).toEqual(records);
  });
});

describe('published schemas', () => {
  it.each(JSON_SCHEMA_NAMES)('%s is one', (name) => {
    expect(jsonSchemaOf(name)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
    });
  });

  it.each(['', 'constructor', '__proto__', 'certitude-assessment-2'])('there is none called %j', (name) => {
    expect(jsonSchemaOf(name)).toBeNull();
  });
});
