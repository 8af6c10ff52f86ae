import { type ImportView } from '@certitude/contracts/exchange';
import { ThreadPool } from '@certitude/server/core';
import { eventually, type GivenMember } from '@certitude/server/testing';
import { fullExport, ImportWorld } from '../../testing/import-world';
import { ImportReader } from './import-reader';
import { type Reading, type ReadingTask } from './reading-task';

/** Reads for ever. */
const NEVER_DONE = new URL(
  `data:text/javascript,${encodeURIComponent(
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });`,
  )}`,
);

describe('reading what nobody waits for any more', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  let open: ImportView;
  let endless: ThreadPool<ReadingTask, Reading>;
  /** How the endless readings ended. */
  let ended: unknown[];
  beforeAll(async () => {
    world = await ImportWorld.make();
    owner = await world.server.given.organization();
    // What leaves something open is read again with the answers.
    open = await world.preview(
      owner,
      'progress: {G.1: {level: 1, applicability: true}, M.7: {level: 1, applicability: true}}\n',
    );
  });
  afterAll(() => world.server.close());
  beforeEach(() => {
    endless = new ThreadPool(NEVER_DONE, { threads: 1, time: 600_000, memory: 64 });
    ended = [];
    const reader: unknown = world.server.app.get(ImportReader, { strict: false });
    const run = async (...asked: Parameters<(typeof endless)['run']>): Promise<Reading> => {
      const reading = endless.run(...asked);
      reading.catch((error: unknown) => ended.push(error));
      return reading;
    };
    jest.replaceProperty(reader as { threads: Pick<typeof endless, 'run'> }, 'threads', { run });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await endless.close();
  });

  it.each([
    ['a file', '', 'application/octet-stream', fullExport()],
    ['an answer to what it leaves open', 'choices', 'application/json', '{}'],
  ])('ends its thread and records nothing: %s', async (_, what, type, body) => {
    const before = await world.counts(owner, ['assessment_import']);
    const organization = `/api/organizations/${owner.context.organizationId}/imports`;
    const path = what === '' ? `${organization}?name=a.yaml` : `${organization}/${open.id}/${what}`;
    const run = jest.spyOn(endless, 'run');
    const person = new AbortController();
    const answer = world.server.as(owner).send(path, { type, body, givenUp: person.signal });
    await eventually(() => expect(run).toHaveBeenCalled());
    person.abort();
    await expect(answer).rejects.toThrow();
    await eventually(() => expect(ended).toMatchObject([{ code: 'request.malformed' }]));
    expect(await world.counts(owner, ['assessment_import'])).toEqual(before);
    jest.restoreAllMocks();
    // Nothing of it keeps its place: the same person brings as many as anybody may.
    expect(await world.preview(owner, fullExport())).toMatchObject({ state: 'previewed' });
  });
});
