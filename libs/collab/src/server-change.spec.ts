import type { ResponseStatus } from '@certitude/contracts';
import { serverOperations, type ServerChange } from './server-change';
import { anAccount, aResponse, decidable } from './testing/given';

const STATUSES: readonly ResponseStatus[] = [
  'not-started',
  'in-progress',
  'ready-for-review',
  'accepted',
  'changes-requested',
];
const operations = (status: ResponseStatus, change: ServerChange) =>
  serverOperations({ id: aResponse(1), ...decidable({ status, level: 2 }) }, change, {
    actor: anAccount(1),
    at: 5_000,
  });
/** Per status what is set by a change. */
const effects = (change: ServerChange) =>
  Object.fromEntries(
    STATUSES.map((status) => [
      status,
      operations(status, change)
        .map((made) => `${made.field} ${made.field === 'rationale' ? '' : String(made.value)}`)
        .join(', '),
    ]),
  );

describe('a change that the server makes', () => {
  it('is an operation of the stream that no client made', () => {
    expect(operations('accepted', { kind: 'evidence' })).toEqual([
      {
        actor: anAccount(1),
        at: 5_000,
        client: null,
        clientSeq: null,
        response: aResponse(1),
        field: 'status',
        value: 'in-progress',
        previous: 'accepted',
        overwrote: null,
      },
    ]);
  });

  it('to the evidence drops an approval, and nothing else', () => {
    expect(effects({ kind: 'evidence' })).toEqual({
      'not-started': '',
      'in-progress': '',
      'ready-for-review': '',
      accepted: 'status in-progress',
      'changes-requested': '',
    });
  });

  it.each(['accepted', 'changes-requested'] as const)('by a review sets the status: %s', (decision) => {
    const set = `status ${decision}`;
    expect(effects({ kind: 'review', decision })).toMatchObject({ 'ready-for-review': set, [decision]: '' });
  });

  it('to the level reopens the answer like a person’s change', () => {
    expect(effects({ kind: 'field', field: 'level', value: 3 })).toEqual({
      'not-started': 'level 3, status in-progress',
      'in-progress': 'level 3',
      'ready-for-review': 'level 3, status in-progress',
      accepted: 'level 3, status in-progress',
      'changes-requested': 'level 3, status in-progress',
    });
  });

  it('to anything else leaves the status alone, and what is there already gives no operation', () => {
    expect(effects({ kind: 'field', field: 'flag', value: true })).toMatchObject({ accepted: 'flag true' });
    expect(operations('accepted', { kind: 'field', field: 'level', value: 2 })).toEqual([]);
  });
});
