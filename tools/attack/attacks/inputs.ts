import { evidenceApi, organizationsApi, pkisApi, plansApi } from '@certitude/contracts';
import { type Arena } from '../arena';
import { type Attack } from '../attack';
import { changesSince, settledDigest } from '../digest';
import { must, mustAnswer } from '../verdict';

const ZONES = [
  '+02:00',
  'IST',
  'EST5EDT4',
  'posix/Europe/Prague',
  'Mars/Olympus',
  '',
  'Europe/Prague\u0000',
  'SystemV/EST5',
];
const DATES = [
  '0000-01-01',
  '1899-12-31',
  '2201-01-01',
  '9999-12-31',
  '2026-02-30',
  '-000001-01-01',
  '+275760-09-13',
  'infinity',
];
const NAMES = ['a\u0000b', 'a\u001bb', 'gpj\u202eexe.pdf', '\u2066x', '\u200b', '   ', '\ud800', 'x'.repeat(3_000)];
const NUMBERS: readonly unknown[] = [-1, 0.5, 1e308, '3', 2 ** 53, null, [3], {}, 6];

type Put = (value: unknown) => Promise<{ readonly status: number; readonly body: unknown }>;

/** Each value is refused with 400 where it is put, and nothing changes. */
async function refused(arena: Arena, values: readonly unknown[], places: Readonly<Record<string, Put>>) {
  const before = await settledDigest(arena, arena.victim);
  let count = 0;
  for (const [place, put] of Object.entries(places))
    for (const value of values) {
      mustAnswer(await put(value), [400], `${place} ${JSON.stringify(value).slice(0, 40)}`);
      count += 1;
    }
  const changed = await changesSince(before, arena, arena.victim);
  must(changed.length === 0, `changed all the same: ${changed.join(', ')}`);
  return `${count} values refused, nothing changed`;
}

const places = ({ victim: { owner, names, responses } }: Arena) => {
  const plan =
    (changes: object): Put =>
    (body) =>
      owner.ask(plansApi.create, {
        params: names,
        body: {
          title: 'Rehearse',
          targetLevel: 4,
          assessmentId: names['assessmentId'],
          responseId: responses[0],
          ...Object.fromEntries(Object.keys(changes).map((key) => [key, body])),
        },
      });
  return {
    plan,
    organization:
      (field: string): Put =>
      (value) =>
        owner.ask(organizationsApi.update, { params: names, body: { version: 1, changes: { [field]: value } } }),
    pki: (value: unknown) => owner.ask(pkisApi.create, { params: names, body: { name: value } }),
    evidence: (value: unknown) =>
      owner.ask(evidenceApi.create, {
        params: names,
        body: {
          title: 'Minutes',
          content: { kind: 'file', fileId: names['fileId'] },
          responses: [],
          effectiveOn: value,
        },
      }),
  };
};

export const inputs: Attack = {
  name: 'inputs',
  about: 'time zones, dates, names and numbers that two sides read differently',
  attempts: [
    {
      what: 'somebody sets time zones that PostgreSQL and JavaScript read differently',
      run: (arena) => refused(arena, ZONES, { 'zone of the organization': places(arena).organization('timeZone') }),
    },
    {
      what: 'somebody sets dates outside of what everybody reads alike',
      run: (arena) => {
        const { plan, evidence } = places(arena);
        return refused(arena, DATES, { 'due date of a plan': plan({ dueOn: '' }), 'effective date': evidence });
      },
    },
    {
      what: 'somebody gives names that show as something else',
      run: (arena) => {
        const { plan, organization, pki } = places(arena);
        const where = { organization: organization('name'), PKI: pki, plan: plan({ title: '' }) };
        return refused(arena, NAMES, where);
      },
    },
    {
      what: 'somebody sends numbers that are none, or none of these',
      run: (arena) => refused(arena, NUMBERS, { 'target level': places(arena).plan({ targetLevel: '' }) }),
    },
  ],
};
