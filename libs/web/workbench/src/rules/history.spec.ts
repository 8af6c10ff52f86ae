import { accountId } from '@certitude/web/testing';
import { entryOf } from '../testing/given';
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
    ['reviewer', null, petra, 'became reviewer'],
    ['owner', petra, jan, 'made Jan the owner (was Petra)'],
    ['dueOn', null, '2026-03-31', 'set the due date 31 Mar 2026'],
    ['dueOn', '2026-03-31', '2026-04-02', 'moved the due date 31 Mar 2026 → 2 Apr 2026'],
    ['dueOn', '2026-03-31', null, 'removed the due date (was 31 Mar 2026)'],
    ['flag', false, true, 'flagged this'],
    ['flag', true, false, 'removed the flag'],
    ['status', 'in-progress', 'ready-for-review', 'submitted for review'],
    ['status', 'ready-for-review', 'accepted', 'accepted the answer'],
    ['status', 'ready-for-review', 'changes-requested', 'asked for changes'],
    ['status', 'ready-for-review', 'in-progress', 'took it back from review'],
    ['status', 'not-started', 'in-progress', 'started the answer'],
    ['status', 'changes-requested', 'in-progress', 'took up the requested changes'],
    ['rationale', null, null, 'edited the rationale'],
    ['evidence', null, null, 'changed the evidence'],
    ['something-new', 1, 2, 'changed something-new'],
  ])('tells of %s from %s to %s', (field, from, to, expected) => {
    expect(text(field, from, to)).toBe(expected);
  });

  it.each([
    ['accepted', 'changed the answer, which ended the acceptance'],
    ['ready-for-review', 'changed the answer, which took it back from review'],
  ])('says what a change did to an answer that was %s', (from, expected) => {
    expect(text('status', from, 'in-progress', true)).toBe(expected);
  });

  it('quotes the reason of an applicability', () => {
    const to = { applicability: 'not-applicable', reason: 'No HSM in use' };
    const [line] = historyLines(
      [entryOf(1, { field: 'applicability', from: { applicability: 'applicable' }, to })],
      nameOf,
    );
    expect(line).toMatchObject({ text: 'set applicable → not applicable', quote: 'No HSM in use' });
  });

  it.each([
    ['level', 2, 3, { field: 'level', value: 2 }],
    ['owner', null, jan, { field: 'owner', value: null }],
    ['status', 'accepted', 'in-progress', null],
    ['flag', true, false, null],
    ['rationale', null, null, null],
    ['level', 'high', 3, null],
  ])('offers for a change of %s from %j to %j back: %j', (field, from, to, restore) => {
    expect(historyLines([entryOf(1, { field, from, to })], nameOf)[0]?.restore).toEqual(restore);
  });

  it('has no quote where nothing was typed', () => {
    const to = { applicability: 'applicable' };
    const from = { applicability: 'not-applicable', reason: 'No HSM in use' };
    expect(historyLines([entryOf(2, { field: 'applicability', from, to }), entryOf(1, {})], nameOf)).toMatchObject([
      { text: 'set not applicable → applicable', quote: null },
      { quote: null },
    ]);
  });

  it('makes one line of one sitting at the rationale, and several of several', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 5, 12, minute)).toISOString();
    const edit = (seq: number, minute: number, actor = petra) =>
      entryOf(seq, { field: 'rationale', from: null, to: null, actor, at: at(minute) });
    const lines = historyLines([edit(5, 50), edit(4, 12), edit(3, 11), edit(2, 10, jan), edit(1, 9)], nameOf);
    expect(lines.map(({ seq }) => seq)).toEqual([5, 4, 2, 1]);
  });

  it.each([
    ['15 minutes later', '12:15:00.000', [2]],
    ['a moment after that', '12:15:00.001', [2, 1]],
  ])('ends a sitting after a quarter of an hour: %s', (_when, later, expected) => {
    const edit = (seq: number, at: string) => entryOf(seq, { field: 'rationale', at: `2026-03-05T${at}Z` });
    const lines = historyLines([edit(2, later), edit(1, '12:00:00.000')], nameOf);
    expect(lines.map(({ seq }) => seq)).toEqual(expected);
  });

  it('ends a sitting where something else was changed in between', () => {
    const text = { field: 'rationale', from: null, to: null };
    const lines = historyLines([entryOf(3, text), entryOf(2, {}), entryOf(1, text)], nameOf);
    expect(lines.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });

  it('tells of a change of status that was no consequence, or of something else that was', () => {
    expect(text('level', 0, 1, true)).toBe('set level 1');
    expect(text('status', 'not-started', 'in-progress', false)).toBe('started the answer');
  });

  it('does not split a sitting where the first words started the answer', () => {
    const text = { field: 'rationale', from: null, to: null };
    const started = { field: 'status', from: 'not-started', to: 'in-progress', derived: true };
    const lines = historyLines([entryOf(3, text), entryOf(2, started), entryOf(1, text)], nameOf);
    expect(lines.map(({ seq }) => seq)).toEqual([3]);
  });

  it('says where an import came from, and does not join it with what was written after it', () => {
    const text = { field: 'rationale', from: null, to: null };
    const lines = historyLines([entryOf(2, text), entryOf(1, { ...text, source: 'the official workbook' })], nameOf);
    expect(lines.map((line) => line.text)).toEqual([
      'edited the rationale',
      'edited the rationale, imported from the official workbook',
    ]);
  });

  it('does not tell that the first change started the answer', () => {
    expect(text('status', 'not-started', 'in-progress', true)).toBeUndefined();
  });

  it('survives a value it cannot read', () => {
    expect(text('level', 'high', 'low')).toBe('changed level');
  });
});

describe('history by day', () => {
  it('names other days in full', () => {
    const lines = historyLines([entryOf(1, { at: '2026-03-01T12:00:00Z' })], nameOf);
    expect(byDay(lines, 'UTC', Date.parse('2026-03-06T08:00:00Z'))).toEqual([
      { label: expect.stringMatching(/^Sunday,? 1 March 2026$/), lines },
    ]);
  });

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
