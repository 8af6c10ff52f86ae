import { TestBed } from '@angular/core/testing';
import { type OutboxEntry } from '@certitude/collab';
import { accountId, assessmentId, clientId, organizationId, responseId } from '../../testing/ids';
import { BrowserOutboxStore, MemoryOutboxStore, type OutboxStore } from './outbox-store';

const scope = { account: accountId(1), organization: organizationId(1), assessment: assessmentId(1) };
const entry = (clientSeq: number): OutboxEntry => ({
  clientSeq,
  response: responseId(1),
  field: 'level',
  value: 3,
  base: 0,
  madeAt: 0,
  epoch: 1,
});

describe.each<[string, () => OutboxStore]>([
  ['in memory', () => new MemoryOutboxStore()],
  // This runtime has no IndexedDB, as some private windows.
  ['of a browser that keeps nothing', () => TestBed.inject(BrowserOutboxStore)],
])('the outbox %s', (_, make) => {
  it('gives edits back in the order they were made', async () => {
    const store = make();
    await store.write(scope, clientId(1), { put: [entry(10), entry(2)], remove: [] });
    expect((await store.entriesOf(scope, clientId(1))).map(({ clientSeq }) => clientSeq)).toEqual([2, 10]);
  });

  it('forgets what was saved, and the client when nothing is left', async () => {
    const store = make();
    await store.write(scope, clientId(1), { put: [entry(1), entry(2)], remove: [] });
    await store.write(scope, clientId(1), { put: [], remove: [1] });
    expect(await store.clientsOf(scope)).toEqual([clientId(1)]);
    await store.write(scope, clientId(1), { put: [], remove: [2] });
    expect(await store.clientsOf(scope)).toEqual([]);
  });

  it('tells what is left of one person, wherever it is', async () => {
    const store = make();
    await store.write(scope, clientId(1), { put: [entry(1), entry(2)], remove: [] });
    const other = { ...scope, assessment: assessmentId(2) };
    await store.write(other, clientId(1), { put: [entry(3)], remove: [] });
    await store.write({ ...scope, account: accountId(2) }, clientId(2), { put: [entry(1)], remove: [] });
    expect(await store.leftOf(accountId(1))).toEqual([
      { ...scope, client: clientId(1), changes: 2, madeAt: 0 },
      { ...other, client: clientId(1), changes: 1, madeAt: 0 },
    ]);
  });

  it('keeps accounts, assessments and clients apart', async () => {
    const store = make();
    await store.write(scope, clientId(1), { put: [entry(1)], remove: [] });
    expect(await store.entriesOf(scope, clientId(2))).toEqual([]);
    expect(await store.clientsOf({ ...scope, account: accountId(2) })).toEqual([]);
    expect(await store.clientsOf({ ...scope, assessment: assessmentId(2) })).toEqual([]);
  });
});
