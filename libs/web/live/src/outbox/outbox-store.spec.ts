import { TestBed } from '@angular/core/testing';
import { type OutboxEntry } from '@certitude/collab';
import { accountId, assessmentId, clientId, organizationId, responseId } from '@certitude/web/testing';
import { BrowserOutboxStore, MemoryOutboxStore, type KeptRefusal, type OutboxStore } from './outbox-store';

const scope = { account: accountId(1), organization: organizationId, assessment: assessmentId(1) };
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

  it('keeps what was refused, in the order in which it was, for its author only', async () => {
    const store = make();
    const kept = (id: string, account = scope.account): KeptRefusal => ({
      ...scope,
      account,
      at: 0,
      refusal: {
        id,
        kind: 'field',
        edit: { response: responseId(1), field: 'level', value: 3, code: 'stale', clientSeq: 1 },
      },
    });
    for (const each of [kept('b'), kept('a'), kept('c', accountId(2))]) await store.keepRefusal(each);
    expect(await store.refusalsOf(scope.account)).toEqual([kept('b'), kept('a')]);
    await store.dropRefusal(accountId(2), 'b');
    await store.dropRefusal(scope.account, 'a');
    expect(await store.refusalsOf(scope.account)).toEqual([kept('b')]);
  });

  it('forgets everything of a person who discards it, and nothing of others', async () => {
    const store = make();
    const other = { ...scope, account: accountId(2) };
    const refusal = {
      id: 'a',
      kind: 'note',
      note: { response: responseId(1), code: 'frozen', typed: 'x', note: 'x', clientSeqs: [1] },
    } as const;
    for (const place of [scope, other]) {
      await store.write(place, clientId(1), { put: [entry(1)], remove: [] });
      await store.keepRefusal({ ...place, at: 0, refusal });
    }
    await store.discardAll(scope.account);
    expect([await store.leftOf(scope.account), await store.refusalsOf(scope.account)]).toEqual([[], []]);
    expect([await store.leftOf(other.account), await store.refusalsOf(other.account)]).toMatchObject([
      [{ changes: 1 }],
      [{ refusal }],
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
