import { type Conflict } from '@certitude/collab';
import { accountId, responseId } from '@certitude/web/testing';
import { conflictNotice, refusedEditNotice, refusedNoteNotice } from './notices';

const nameOf = (): string => 'Petra';
const conflict = (rest: Partial<Conflict>): Conflict => ({
  response: responseId(1),
  field: 'level',
  mine: 2,
  theirs: 3,
  actor: accountId(2),
  seq: 7,
  standing: 'theirs',
  ...rest,
});

describe('a conflict', () => {
  it('names both values, which one stands, and offers the other', () => {
    expect(conflictNotice(conflict({}), nameOf)).toMatchObject({
      id: `${responseId(1)}/level/7`,
      text: 'Petra set 3 while you set 2. 3 stands.',
      restore: { field: 'level', value: 2 },
      restoreLabel: 'Restore 2',
    });
  });

  it('offers the value of the other person when the own one stands', () => {
    expect(conflictNotice(conflict({ standing: 'mine' }), nameOf)).toMatchObject({
      text: 'Petra set 3 while you set 2. 2 stands.',
      restore: { field: 'level', value: 3 },
      restoreLabel: 'Restore 3',
    });
  });

  it.each<[Conflict['field'], Conflict['mine'], Conflict['mine'], string]>([
    ['dueOn', null, '2026-03-31', 'Petra set the due date 31 Mar 2026 while you set no date. 31 Mar 2026 stands.'],
    ['owner', null, accountId(2), 'Petra set the owner Petra while you set nobody. Petra stands.'],
    ['reviewer', accountId(2), null, 'Petra set the reviewer nobody while you set Petra. Nobody stands.'],
    ['flag', true, false, 'Petra set not flagged while you set flagged. Not flagged stands.'],
    ['level', 0, 1, 'Petra set 1 while you set not assessed. 1 stands.'],
    [
      'status',
      'ready-for-review',
      'in-progress',
      'Petra set the status in progress while you set ready for review. In progress stands.',
    ],
    [
      'applicability',
      { applicability: 'applicable' },
      { applicability: 'not-applicable', reason: 'None' },
      'Petra set not applicable while you set applicable. Not applicable stands.',
    ],
  ])('about %s says which field it is where the values do not', (field, mine, theirs, expected) => {
    expect(conflictNotice(conflict({ field, mine, theirs }), nameOf).text).toBe(expected);
  });
});

describe('an edit that was not saved', () => {
  it('has nothing to say of what stands when nothing else does, and no words to give back', () => {
    const refused = { response: responseId(1), field: 'dueOn', value: null, code: 'frozen', clientSeq: 3 } as const;
    expect(refusedEditNotice(refused, 'r1', nameOf)).toEqual({
      id: 'r1',
      response: responseId(1),
      title: 'Due date “no date” was not saved',
      reason: 'The assessment was finalized before this change arrived.',
      lost: null,
      note: null,
      again: null,
      againLabel: 'Set no date anyway',
    });
  });

  it('says what it was, why, and what stands; a stale one may be decided again', () => {
    const refused = {
      response: responseId(1),
      field: 'level',
      value: 4,
      code: 'stale',
      current: 2,
      clientSeq: 3,
    } as const;
    expect(refusedEditNotice(refused, 'r1', nameOf)).toMatchObject({
      title: 'Level “4” was not saved',
      reason: 'Somebody else changed this while you were offline. It is 2 now.',
      again: { field: 'level', value: 4 },
      againLabel: 'Set 4 anyway',
    });
  });

  it('gives back the words of a reason, and offers nothing that would be refused again', () => {
    const value = { applicability: 'not-applicable', reason: 'No HSM in use' } as const;
    const refused = {
      response: responseId(1),
      field: 'applicability',
      value,
      code: 'forbidden',
      clientSeq: 3,
    } as const;
    expect(refusedEditNotice(refused, 'r1', nameOf)).toMatchObject({ lost: 'No HSM in use', again: null });
  });

  it('gives back lost text, and the whole note where it is more than that', () => {
    const refused = {
      response: responseId(1),
      code: 'frozen',
      typed: 'three words more',
      note: 'All with three words more',
      clientSeqs: [1],
    } as const;
    expect(refusedNoteNotice(refused, 'r1')).toMatchObject({
      lost: 'three words more',
      note: 'All with three words more',
    });
    expect(refusedNoteNotice({ ...refused, note: 'three words more' }, 'r1').note).toBeNull();
    expect(refusedNoteNotice({ ...refused, typed: '', note: '' }, 'r1')).toEqual({
      id: 'r1',
      response: responseId(1),
      title: 'Some of your text was not saved',
      reason: 'The assessment was finalized before this change arrived.',
      lost: null,
      note: null,
      again: null,
      againLabel: '',
    });
  });
});
