import { accountId, responseId } from '@certitude/web/testing';
import { NOBODY, bulkSetting, partedByRight, type BulkEntry } from './bulk';

const ENTRY: BulkEntry = { field: 'owner', owner: '', dueOn: '', isUndated: false, kind: 'applicable', reason: '' };

it.each<[Partial<BulkEntry>, unknown]>([
  [{ field: 'owner' }, null],
  [
    { field: 'owner', owner: NOBODY },
    { field: 'owner', value: null },
  ],
  [
    { field: 'owner', owner: accountId(1) },
    { field: 'owner', value: accountId(1) },
  ],
  [{ field: 'dueOn' }, null],
  [
    { field: 'dueOn', isUndated: true, dueOn: '2030-05-01' },
    { field: 'dueOn', value: null },
  ],
  [
    { field: 'dueOn', dueOn: '2030-05-01' },
    { field: 'dueOn', value: '2030-05-01' },
  ],
  [{ field: 'applicability' }, { field: 'applicability', value: { applicability: 'applicable' } }],
  [{ field: 'applicability', kind: 'not-applicable' }, null],
  [{ field: 'applicability', kind: 'not-applicable', reason: '  ' }, null],
  [
    { field: 'applicability', kind: 'not-applicable', reason: 'No devices.' },
    { field: 'applicability', value: { applicability: 'not-applicable', reason: 'No devices.' } },
  ],
])('several requirements are set to what was entered: %j', (entry, expected) => {
  expect(bulkSetting({ ...ENTRY, ...entry })).toEqual(expected);
});

it('requirements that somebody may not change stay as they are, and are known', () => {
  const [one, other] = [responseId(1), responseId(2)];
  expect(partedByRight([one, other], (id) => id === other)).toEqual({ changed: [other], kept: [one] });
});
