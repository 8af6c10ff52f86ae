import { type Conflict } from '@certitude/collab';
import { accountId, responseId } from '../testing/ids';
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

  it('says which field it is about where the values do not', () => {
    const due = conflict({ field: 'dueOn', mine: null, theirs: '2026-03-31' });
    expect(conflictNotice(due, nameOf).text).toBe(
      'Petra set the due date 31 Mar 2026 while you set no date. 31 Mar 2026 stands.',
    );
  });
});

describe('an edit that was not saved', () => {
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
  });
});
