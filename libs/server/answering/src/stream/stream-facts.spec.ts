import { type AccountId, type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { type Step, type TenantTransaction } from '@certitude/server/core';
import { readFact, readFacts, type Reading, underLock } from './stream-facts';
import { LOCKED_STREAM, STREAM, type StreamRow } from './facts/stream-row';

const PLACE = { organizationId: 'o' as OrganizationId, assessmentId: 'a' as AssessmentId };
const ROW: StreamRow = { head: 7, epoch: 1, state: 'open' };
const ANNA = 'anna' as AccountId;

/** Answers each statement, by its name. */
const answering = (rows: Readonly<Record<string, readonly unknown[]>>) => {
  const asked: Step<unknown>[][] = [];
  const reading: Reading = {
    stream: STREAM,
    ask: (steps) => {
      asked.push([...steps]);
      return Promise.resolve(steps.map(({ statement }) => rows[statement.name] ?? []));
    },
  };
  return { asked, reading };
};
const namesOf = (steps: readonly Step<unknown>[] = []): string[] => steps.map(({ statement }) => statement.name);

describe('what decisions rest on', () => {
  it('is read with one statement for each fact, in one go, after where the stream is', async () => {
    const { asked, reading } = answering({
      'live-stream': [ROW],
      'live-roles': [{ account: ANNA, role: 'assessor' }],
      'live-quarantined-notes': [{ response: 'r' }],
    });
    const facts = await readFacts(reading, PLACE, { tail: [3, null], roles: [[ANNA]], quarantined: [] });
    expect(facts).toEqual({ ...ROW, tail: [], roles: new Map([[ANNA, 'assessor']]), quarantined: ['r'] });
    expect(asked.map(namesOf)).toEqual([['live-stream', 'live-tail', 'live-roles', 'live-quarantined-notes']]);
    expect(asked[0]?.map(({ values }) => values)).toEqual([
      ['o', 'a'],
      ['o', 'a', 3, null],
      ['o', 'a', [ANNA]],
      ['o', 'a'],
    ]);
  });

  it('is nothing when there is no such assessment', async () => {
    expect(await readFacts(answering({}).reading, PLACE, { contributors: [] })).toBeNull();
  });

  it('may be one fact alone', async () => {
    const { asked, reading } = answering({ 'live-joiner': [] });
    expect(await readFact(reading, PLACE, 'joiner', [ANNA, 'client'])).toBeNull();
    expect(asked.map(namesOf)).toEqual([['live-joiner']]);
  });

  it('is read under the lock, which comes first', async () => {
    const texts: string[] = [];
    const query = (text: string) => Promise.resolve(texts.push(text) === 1 ? [ROW] : []);
    const reading = underLock({ query } as unknown as TenantTransaction);
    expect(await readFacts(reading, PLACE, { contributors: [] })).toEqual({ ...ROW, contributors: [] });
    expect([texts.length, texts[0]]).toEqual([2, LOCKED_STREAM.text]);
  });
});
