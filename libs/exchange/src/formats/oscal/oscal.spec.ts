import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { hasOfficialFiles, officialJson } from '../../../testing/official-files';
import { givenRecord } from '../../../testing/records';
import { release, releases } from '../../../testing/releases';
import { type AssessmentRecord } from '../../document/assessment-record';
import { writeAssessmentPlan } from './assessment-plan';
import { writeAssessmentResults } from './assessment-results';
import { writeCatalog } from './catalog';
import { uriReference } from './parts';
import { writePoam } from './poam';
import { targetOf } from './target';

const model = release('2.0.0');
const empty: Partial<AssessmentRecord> = { targets: [], people: [], answers: [], evidence: [], plans: [], scores: [] };
const bare = givenRecord({
  ...empty,
  assessment: { ...givenRecord().assessment, name: ' ', periodFrom: null, periodTo: null, method: 'self' },
});
const outOfScope = givenRecord({
  answers: model.modules.flatMap(({ id, categories }) =>
    categories.map((category, index) => ({
      ...(givenRecord().answers[0] ?? fail()),
      key: `${id}.${category.id}`,
      applicability: 'not-applicable' as const,
      reason: `reason ${index}`,
    })),
  ),
});
function fail(): never {
  throw new Error('The record has no answers.');
}

const WRITERS = {
  'assessment-plan': (record: AssessmentRecord) => writeAssessmentPlan({ record, release: model }),
  'assessment-results': (record: AssessmentRecord) => writeAssessmentResults({ record, release: model }),
  poam: (record: AssessmentRecord) => writePoam({ record, release: model }),
};
const RECORDS = { 'a full record': givenRecord(), 'a record of nothing': bare, 'nothing in scope': outOfScope };

/** Every document of every kind. */
const documents = [
  ...releases.map((one) => ['catalog', `of ${one.version}`, writeCatalog(one, '2026-01-01T00:00:00.5Z')] as const),
  ...Object.entries(WRITERS).flatMap(([kind, write]) =>
    Object.entries(RECORDS).map(([what, record]) => [kind, `of ${what}`, write(record)] as const),
  ),
];

interface Seen {
  readonly path: string;
  readonly name: string;
  readonly value: unknown;
}
/** Everything in a document, with the name that it has there. */
function* everything(value: unknown, path = '', name = ''): Generator<Seen> {
  yield { path, name, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* everything(inner, `${path}/${key}`, Array.isArray(value) ? name : key);
  }
}
const seen = (text: string): readonly Seen[] => [...everything(JSON.parse(text))];
const textsOf = (text: string, names: readonly string[]): readonly string[] =>
  seen(text).flatMap(({ name, value }) => (names.includes(name) && typeof value === 'string' ? [value] : []));

describe('every OSCAL document', () => {
  it.each(documents)('%s %s has no empty lists or texts, which OSCAL refuses', (_kind, _what, text) => {
    const bad = seen(text).filter(
      ({ value }) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
    );
    expect(bad).toEqual([]);
  });

  it.each(documents)('%s %s has titles and values of one line', (_kind, _what, text) => {
    const lines = textsOf(text, ['title', 'value', 'name', 'version', 'media-type']);
    expect(lines.filter((line) => !/^\S(.*\S)?$/u.test(line))).toEqual([]);
  });

  it.each(documents)('%s %s has ids that OSCAL takes, and each of them once', (_kind, _what, text) => {
    const ids = textsOf(text, ['id']).filter((id) => !/^[0-9a-f-]{36}$/.test(id));
    expect(ids.filter((id) => !/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u.test(id))).toEqual([]);
    const uuids = textsOf(text, ['uuid']);
    expect(
      uuids.filter((uuid) => !/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid)),
    ).toEqual([]);
    expect(new Set([...ids, ...uuids]).size).toBe(ids.length + uuids.length);
  });

  it.each(documents)('%s %s points only to what is in it', (_kind, _what, text) => {
    const uuids = new Set(textsOf(text, ['uuid']));
    const pointers = [
      ...textsOf(text, ['actor-uuid', 'party-uuids', 'subject-uuid', 'risk-uuid', 'observation-uuid']),
      ...textsOf(text, ['href']).flatMap((href) => (href.startsWith('#') ? [href.slice(1)] : [])),
    ];
    expect(pointers.filter((pointer) => !uuids.has(pointer))).toEqual([]);
    const roles = textsOf(text, ['role-id']);
    const known = textsOf(text, ['id']);
    expect(roles.filter((role) => !known.includes(role))).toEqual([]);
  });

  it.each(documents)('%s %s has only allowed values', (_kind, _what, text) => {
    const ALLOWED: Readonly<Record<string, readonly string[]>> = {
      lifecycle: ['recommendation', 'planned', 'completed'],
      methods: ['EXAMINE', 'INTERVIEW', 'TEST'],
      types: ['control-objective'],
      state: ['satisfied', 'not-satisfied', 'operational'],
      status: ['open', 'investigating', 'remediating', 'deviation-requested', 'deviation-approved', 'closed'],
      reason: ['pass', 'fail', 'other'],
      type: ['milestone', 'action', 'objective-id', 'party', 'person', 'organization', 'component', 'service'],
      rel: ['reference'],
      'oscal-version': ['1.2.1'],
    };
    for (const [name, allowed] of Object.entries(ALLOWED)) {
      expect([name, textsOf(text, [name]).filter((value) => !allowed.includes(value))]).toEqual([name, []]);
    }
  });

  it.each(Object.entries(WRITERS))('%s is the same bytes whenever it is written', (_kind, write) => {
    const first = write(givenRecord());
    jest.useFakeTimers({ now: new Date('2031-01-01') });
    expect(write(givenRecord())).toBe(first);
    jest.useRealTimers();
  });
});

describe('what it says', () => {
  const results = JSON.parse(WRITERS['assessment-results'](givenRecord()))['assessment-results'];
  const plan = JSON.parse(WRITERS['assessment-plan'](givenRecord()))['assessment-plan'];

  it('a level below the target is not satisfied, one at it is, and nothing is found of what was not assessed', () => {
    const states = results.results[0].findings.map((finding: { target: { 'target-id': string; status: unknown } }) => [
      finding.target['target-id'],
      finding.target.status,
    ]);
    expect(states).toEqual([
      [
        'G.strategy-and-vision.sponsor-support_obj',
        expect.objectContaining({ state: 'not-satisfied', reason: 'fail' }),
      ],
      [
        'G.strategy-and-vision.responsible-leadership_obj',
        expect.objectContaining({ state: 'satisfied', reason: 'pass' }),
      ],
    ]);
  });

  it('without a target the state says nothing, and says so', () => {
    const { findings } = JSON.parse(WRITERS['assessment-results'](givenRecord({ targets: [] })))['assessment-results']
      .results[0];
    expect(findings[0].target.status).toMatchObject({ state: 'not-satisfied', reason: 'other' });
    expect(findings[0].target.status.remarks).toContain('no target level');
  });

  it('the policy and the completeness stand beside the scores', () => {
    const values = Object.fromEntries(
      results.results[0].props.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    expect(values).toMatchObject({
      policy: 'pkimm',
      'not-assessed': '73',
      'overall-score': '2.5',
      'overall-completeness': '2 of 75',
    });
  });

  it('what is out of scope is excluded, with its reason', () => {
    const [selection] = plan['reviewed-controls']['control-selections'];
    expect(selection['exclude-controls']).toHaveLength(1);
    expect(selection['include-controls']).toHaveLength(75);
    expect(selection.remarks).toMatch(/^R\..*: no\nusers$/);
  });

  it('a file is known by its hash, and addresses are spelled so that every reader takes them', () => {
    const [file, wiki] = results['back-matter'].resources.slice(1);
    expect(file.rlinks[0]).toMatchObject({
      href: expect.stringMatching(/^evidence\/[0-9a-f-]{36}\/mandate%20of%20the%20board%20100%25\.pdf$/),
      hashes: [{ algorithm: 'SHA-256', value: 'a'.repeat(64) }],
    });
    expect(wiki.rlinks[0].href).toBe('https://wiki.example.com/a%20b%7Cc?q=%5B1%5D#x%23y');
  });

  it('a mail address is there only for those who may see it', () => {
    const addresses = plan.metadata.parties.map((party: { 'email-addresses'?: string[] }) => party['email-addresses']);
    expect(addresses).toEqual([undefined, ['anna@example.com'], undefined]);
  });

  it.each([
    ['G.a.b', 5],
    ['G.a.c', 4],
    ['G.z.b', 3],
    ['O.a.b', 2],
  ])('the target of %s is the nearest one: %i', (key, level) => {
    const targets = [
      { key: '', level: 2 },
      { key: 'G', level: 3 },
      { key: 'G.a', level: 4 },
      { key: 'G.a.b', level: 5 },
    ];
    expect(targetOf(targets, key)).toBe(level);
  });

  it.each([
    ['a/b c', 'a/b%20c'],
    ['50%/x', '50%25/x'],
    ['50%20/x', '50%20/x'],
    ['https://[::1]:8/x[1]', 'https://[::1]:8/x%5B1%5D'],
    ['x\ud800', 'x%EF%BF%BD'],
  ])('the address %j is spelled %j', (address, spelled) => {
    expect(uriReference(address)).toBe(spelled);
  });
});

if (hasOfficialFiles) {
  describe('the published schemas', () => {
    const validators = new Map(
      ['catalog', 'assessment-plan', 'assessment-results', 'poam'].map((kind) => {
        const ajv = new Ajv({ strict: true, allErrors: true });
        addFormats(ajv);
        return [kind, ajv.compile(officialJson(`oscal/oscal_${kind}_schema.json`) as object)] as const;
      }),
    );
    it.each(documents)('take %s %s', (kind, _what, text) => {
      const validate = validators.get(kind);
      validate?.(JSON.parse(text));
      expect(validate?.errors).toBeNull();
    });
  });
}
