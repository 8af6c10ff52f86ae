import { readFile, writeFile } from 'node:fs/promises';
import { evidenceApi, type OrganizationId } from '@certitude/contracts';
import { arrivalsApi, type ArrivalView } from '@certitude/contracts/exchange';
import { type GivenMember, type GivenPerson } from '@certitude/server/testing';
import { ArchiveWorld } from '../../testing/archive-world';
import { ArrivalRepository } from './arrival.repository';
import { arrivalPath } from './arrivals.service';
import { ArrivingRows } from './arriving-rows.service';

jest.setTimeout(180_000);

describe('an archive that somebody brought', () => {
  let here: ArchiveWorld;
  let owner: GivenMember;
  let bytes: Buffer;
  let otto: GivenPerson;
  beforeAll(async () => {
    here = await ArchiveWorld.make();
    ({ owner } = await here.worked());
    ({ bytes } = await here.archive(owner));
  });
  beforeEach(async () => {
    otto = await here.server.given.person('Otto');
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await here.world.tidy();
  });
  afterAll(() => here?.close());

  const mine = async (): Promise<ArrivalView> => {
    const { items } = await here.server.as(otto).call(arrivalsApi.list);
    if (!items[0]) throw new Error('Nothing was brought.');
    return items[0];
  };
  const bring = async (): Promise<string> => {
    const answer = await here.server.as(otto).raw(arrivalsApi.bring, { query: { name: 'a.certitude' }, body: bytes });
    expect(answer.status).toBe(200);
    return arrivalPath(here.server.config.dataDir, (await mine()).id);
  };
  const rows = () => here.server.app.get(ArrivingRows, { strict: false });
  /** As if the process that works on it had said nothing for long. */
  const fallSilent = () => here.query("update archive_arrival set seen_at = '2000-01-01' where state = 'running'");
  const organizations = async (): Promise<OrganizationId[]> =>
    (
      await here.query<{ id: OrganizationId }>(
        'select organization_id as id from archive_origin where imported_by = $1',
        [otto.accountId],
      )
    ).map(({ id }) => id);
  const isWhole = async (organizationId: OrganizationId): Promise<void> => {
    const browser = here.server.as(otto);
    const { items } = await browser.call(evidenceApi.list, { params: { organizationId } });
    const there = items.flatMap(({ current }) => (current.file && !current.file.withdrawn ? [current.file.id] : []));
    expect(there).toHaveLength(1);
    for (const fileId of there)
      expect((await browser.raw(evidenceApi.download, { params: { organizationId, fileId } })).status).toBe(200);
  };

  it('becomes one organization, though its worker was killed right after the commit', async () => {
    const path = await bring();
    const content = await readFile(path);
    // From the commit on the process says and does nothing any more.
    const load = rows().load.bind(rows());
    jest.spyOn(rows(), 'load').mockImplementationOnce(async (...args) => {
      await load(...args);
      jest.spyOn(here.server.app.get(ArrivalRepository, { strict: false }), 'update').mockRejectedValue(new Error());
    });
    await here.receive().catch(() => undefined);
    jest.restoreAllMocks();
    await writeFile(path, content);
    await fallSilent();
    await here.receive();
    const made = await organizations();
    expect(made).toHaveLength(1);
    expect(await mine()).toMatchObject({ state: 'done', organizationId: made[0], step: '', problem: null });
    await isWhole(made[0] as OrganizationId);
  });

  it('becomes one organization, though another process takes it for abandoned', async () => {
    await bring();
    const load = rows().load.bind(rows());
    jest.spyOn(rows(), 'load').mockImplementationOnce(async (...args) => {
      await fallSilent();
      await here.receive();
      await load(...args);
    });
    await here.receive();
    const made = await organizations();
    expect(made).toHaveLength(1);
    expect(await mine()).toMatchObject({ state: 'done', organizationId: made[0] });
    await isWhole(made[0] as OrganizationId);
  });

  it('becomes nothing when it is stopped at the last moment', async () => {
    await bring();
    const arrivals = here.server.app.get(ArrivalRepository, { strict: false });
    const arrived = arrivals.arrived.bind(arrivals);
    jest.spyOn(arrivals, 'arrived').mockImplementationOnce(async (...args) => {
      await here.server.as(otto).call(arrivalsApi.cancel, { params: { arrivalId: args[1] } });
      return arrived(...args);
    });
    await here.receive();
    expect(await mine()).toMatchObject({ state: 'cancelled', organizationId: null });
    expect(await organizations()).toEqual([]);
  });

  it('is nobody else’s to see or to stop', async () => {
    await bring();
    const { id: arrivalId } = await mine();
    const other = here.server.as(await here.server.given.person('Petra'));
    expect((await other.call(arrivalsApi.list)).items).toEqual([]);
    expect((await other.problem(arrivalsApi.cancel, { params: { arrivalId } })).code).toBe('not-found');
    expect(await mine()).toMatchObject({ state: 'waiting' });
    const stopped = await here.server.as(otto).call(arrivalsApi.cancel, { params: { arrivalId } });
    expect(stopped).toMatchObject({ state: 'cancelled' });
  });

  it('keeps its files when the connection breaks before the commit is confirmed', async () => {
    await bring();
    const load = rows().load.bind(rows());
    jest.spyOn(rows(), 'load').mockImplementationOnce(async (...args) => {
      await load(...args);
      throw new Error('Connection terminated unexpectedly');
    });
    await here.receive();
    const { organizationId, state } = await mine();
    expect(state).toBe('done');
    await isWhole(organizationId as OrganizationId);
  });

  it('is begun again after the database was away', async () => {
    await bring();
    jest.spyOn(rows(), 'load').mockRejectedValueOnce(new Error('Connection terminated unexpectedly'));
    await expect(here.receive()).rejects.toThrow();
    expect(await mine()).toMatchObject({ state: 'running', problem: null });
    await fallSilent();
    await here.receive();
    expect(await mine()).toMatchObject({ state: 'done' });
    expect(await organizations()).toHaveLength(1);
  });
});
