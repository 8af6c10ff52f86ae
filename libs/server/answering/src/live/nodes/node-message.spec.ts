import { type AccountId, type AssessmentId, type ResponseId, type StreamOperation } from '@certitude/contracts';
import { readNodeMessage } from './node-message';
import { operationsText, readOperations } from './operations-text';

const assessment = '01890000-0000-7000-8000-0000000000a1' as AssessmentId;
const common = {
  actor: '01890000-0000-7000-8000-0000000000aa' as AccountId,
  client: null,
  clientSeq: null,
  response: '01890000-0000-7000-8000-0000000000b1' as ResponseId,
  at: 1_700_000_000_123,
};
const OPERATIONS: StreamOperation[] = [
  { ...common, client: 'tab', clientSeq: 7, field: 'level', value: 3, previous: null as never, overwrote: null },
  { ...common, field: 'level', value: 4, previous: 3, overwrote: { actor: common.actor, seq: 12 } },
  { ...common, field: 'rationale', generation: 2, update: Buffer.from([0, 1, 254, 255]) },
];

describe('messages between nodes', () => {
  it('bring operations as they are', () => {
    const message = readNodeMessage(operationsText({ assessment, first: 41, operations: OPERATIONS }));
    if (message?.kind !== 'operations') throw new Error('Not read.');
    expect(message.first).toBe(41);
    const read = readOperations(assessment, message.operations);
    expect(read?.map((one) => ('update' in one ? { ...one, update: Buffer.from(one.update) } : one))).toEqual(
      OPERATIONS,
    );
  });

  it.each([
    ['no JSON', 'what?'],
    ['nothing', 'null'],
    ['an unknown kind', '{"kind":"order"}'],
    ['no operations', '{"kind":"operations","first":1,"operations":[]}'],
    [
      'more than there can be',
      JSON.stringify({ kind: 'operations', first: 1, operations: Array(257).fill([1, 2, 3, 4, 5, 6]) }),
    ],
    [
      'a cursor that is none',
      JSON.stringify({
        kind: 'people',
        number: 1,
        gone: [],
        came: [],
        part: null,
        moved: [['a', null, { anchor: '{}', head: '{}' }]],
      }),
    ],
    ['a head that is none', '{"kind":"here","head":-1,"asks":true}'],
  ])('are not read when they are %s', (_what, text) => {
    expect(readNodeMessage(text)).toBeNull();
  });

  it.each([
    ['a field that a later version has', [common.actor, null, null, common.response, 1, 99, 'new']],
    ['an update that is none', [common.actor, null, null, common.response, 1, -1, 1, { length: 1e9 }]],
  ])('say nothing when they hold %s', (_what, packed) => {
    expect(readOperations(assessment, [packed])).toBeNull();
  });
});
