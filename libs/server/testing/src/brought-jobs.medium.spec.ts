import { type AccountId, type ActionPlanId, type EventName } from '@certitude/contracts';
import { BringsJobs, type EventJob, Events, newId } from '@certitude/server/core';
import { EventWorker, JobRegistry } from '@certitude/server/core/testing';
import { eventually } from './eventually';
import { testWorker, type TestWorker } from './test-worker';

const EVENT = 'plan.assigned' satisfies EventName;

/** Ids of the events that each handler of a list has begun with. */
class Begun {
  readonly first: string[] = [];
  readonly second: string[] = [];
  failures = 0;
}

const listOf = (begun: Begun) => {
  class List {
    @BringsJobs()
    jobs(): EventJob[] {
      const of = (name: 'first' | 'second', formerly?: string): EventJob => ({
        ...{ handler: `list/${name}`, formerly, event: EVENT, kind: 'news' },
        run: async (_context, { id }) => {
          begun[name].push(id);
          if (name === 'second' && begun.failures-- > 0) throw new Error('not yet');
        },
      });
      return [of('first', 'List.first'), of('second')];
    }
  }
  class Lists {}
  return { module: Lists, providers: [List] };
};

describe('jobs that are brought as a list', () => {
  let worker: TestWorker;
  let begun: Begun;
  beforeEach(async () => {
    begun = new Begun();
    worker = await testWorker({ modules: [listOf(begun)], queue: { events: [EVENT] } });
  });
  afterEach(() => worker.close());

  const payload = () => ({
    planId: newId<ActionPlanId>(),
    by: newId<AccountId>(),
    responsible: newId<AccountId>(),
  });
  const publish = async () => {
    const { context } = await worker.given.organization();
    await worker.db.transaction(context, (tx) => worker.app.get(Events).publish(tx, EVENT, payload()));
    const rows = () =>
      worker.db.transaction(context, (tx) =>
        tx.query<{ id: string; by: string[]; at: Date | null }>(
          'select id, handled_by as by, handled_at as at from outbox',
        ),
      );
    return eventually(async () => {
      const [row] = await rows();
      expect(row?.at).not.toBeNull();
      return row;
    });
  };

  it('are jobs like any other', () => {
    const jobs = worker.app.get(JobRegistry).jobs();
    expect(jobs.map(({ handler, event, kind }) => [handler, event, kind])).toEqual([
      ['list/first', EVENT, 'news'],
      ['list/second', EVENT, 'news'],
    ]);
  });

  it('are tried again one by one: a second handler that fails never repeats the first', async () => {
    begun.failures = 3;
    const event = await publish();
    expect(begun.first).toEqual([event?.id]);
    expect(begun.second).toEqual([event?.id, event?.id, event?.id, event?.id]);
    expect(event?.by.toSorted()).toEqual(['list/first', 'list/second']);
  });

  it('are known by the names that the version before gave them', async () => {
    const { context } = await worker.given.organization();
    const envelope = { id: newId(), organizationId: context.organizationId, name: EVENT, payload: payload() };
    await worker.app.get(EventWorker).handle({ ...envelope, handler: 'List.first' });
    expect(begun).toMatchObject({ first: [envelope.id], second: [] });
    await expect(worker.app.get(EventWorker).handle({ ...envelope, handler: 'List.third' })).rejects.toThrow(
      'List.third does not handle plan.assigned.',
    );
  });
});
