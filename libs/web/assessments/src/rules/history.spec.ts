import { entryOf } from '../testing/given';
import { accountId } from '../testing/ids';
import { byDay, historyLines } from './history';

const petra = accountId(1);
const jan = accountId(2);
const nameOf = (id: string): string => (id === petra ? 'Petra' : 'Jan');
const text = (field: string, from: unknown, to: unknown, derived = false): string | undefined =>
  historyLines([entryOf(1, { actor: petra, field, from, to, derived })], nameOf)[0]?.text;

describe('history as sentences', () => {
  it.each([
    ['level', 2, 3, 'set level 2 → 3'],
    ['level', 0, 3, 'set level 3'],
    ['level', 3, 0, 'cleared the level (was 3)'],
    ['owner', null, jan, 'made Jan the owner'],
    ['owner', jan, petra, 'became owner (was Jan)'],
    ['owner', jan, null, 'removed Jan as owner'],
    ['reviewer', null, jan, 'made Jan the reviewer'],
    ['dueOn', null, '2026-03-31', 'set the due date 31 Mar 2026'],
    ['dueOn', '2026-03-31', '2026-04-02', 'moved the due date 31 Mar 2026 → 2 Apr 2026'],
    ['dueOn', '2026-03-31', null, 'removed the due date (was 31 Mar 2026)'],
    ['flag', false, true, 'flagged this'],
    ['flag', true, false, 'removed the flag'],
    ['status', 'in-progress', 'ready-for-review', 'submitted for review'],
    ['status', 'ready-for-review', 'accepted', 'accepted the answer'],
    ['status', 'ready-for-review', 'changes-requested', 'asked for changes'],
    ['status', 'ready-for-review', 'in-progress', 'took it back from review'],
    ['rationale', null, null, 'edited the rationale'],
    ['something-new', 1, 2, 'changed something-new'],
  ])('tells of %s from %s to %s', (field, from, to, expected) => {
    expect(text(field, from, to)).toBe(expected);
  });

  it('says when a change ended an acceptance', () => {
    expect(text('status', 'accepted', 'in-progress', true)).toBe('changed the answer, which ended the acceptance');
  });

  it('quotes the reason of an applicability', () => {
    const to = { applicability: 'not-applicable', reason: 'No HSM in use' };
    const [line] = historyLines(
      [entryOf(1, { field: 'applicability', from: { applicability: 'applicable' }, to })],
      nameOf,
    );
    expect(line).toMatchObject({ text: 'set applicable → not applicable', quote: 'No HSM in use' });
  });

  it('offers the earlier value back, but never a status', () => {
    const [level, status] = historyLines(
      [entryOf(2, { from: 2, to: 3 }), entryOf(1, { field: 'status', from: 'accepted', to: 'in-progress' })],
      nameOf,
    );
    expect(level?.restore).toEqual({ field: 'level', value: 2 });
    expect(status?.restore).toBeNull();
  });

  it('makes one line of one sitting at the rationale, and several of several', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 5, 12, minute)).toISOString();
    const edit = (seq: number, minute: number, actor = petra) =>
      entryOf(seq, { field: 'rationale', from: null, to: null, actor, at: at(minute) });
    const lines = historyLines([edit(5, 50), edit(4, 12), edit(3, 11), edit(2, 10, jan), edit(1, 9)], nameOf);
    expect(lines.map(({ seq }) => seq)).toEqual([5, 4, 2, 1]);
  });

  it('does not split a sitting where the first words started the answer', () => {
    const text = { field: 'rationale', from: null, to: null };
    const started = { field: 'status', from: 'not-started', to: 'in-progress', derived: true };
    const lines = historyLines([entryOf(3, text), entryOf(2, started), entryOf(1, text)], nameOf);
    expect(lines.map(({ seq }) => seq)).toEqual([3]);
  });

  it('does not tell that the first change started the answer', () => {
    expect(text('status', 'not-started', 'in-progress', true)).toBeUndefined();
  });

  it('survives a value it cannot read', () => {
    expect(text('level', 'high', 'low')).toBe('changed level');
  });
});

describe('history by day', () => {
  it('counts days where the reader is', () => {
    const lines = historyLines(
      [
        entryOf(3, { at: '2026-03-05T23:30:00Z' }),
        entryOf(2, { at: '2026-03-05T12:00:00Z' }),
        entryOf(1, { at: '2026-03-01T12:00:00Z' }),
      ],
      nameOf,
    );
    const now = Date.parse('2026-03-06T08:00:00Z');
    const days = (zone: string): [string | undefined, number][] =>
      byDay(lines, zone, now).map(({ label, lines: those }) => [/\w+/.exec(label)?.[0], those.length]);
    expect(days('UTC')).toEqual([
      ['Yesterday', 2],
      ['Sunday', 1],
    ]);
    expect(days('Europe/Prague')).toEqual([
      ['Today', 1],
      ['Yesterday', 1],
      ['Sunday', 1],
    ]);
  });
});
