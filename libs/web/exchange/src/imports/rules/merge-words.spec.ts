import { type MergeRow } from '@certitude/contracts/exchange';
import { mergePreview, mergeRow } from '../testing/import-views';
import { linesOfFact, linesOfValues, mergeText, outcomesOf, strategyOutcome } from './merge-words';

describe('what becomes of a row', () => {
  it.each([
    [[], 'now', ['now', 'imported']],
    [['level', 'rationale'], 'imported', ['now', 'imported']],
    [['level'], 'strategy', ['strategy', 'now', 'imported']],
  ] as const)('that takes %j is %s at first', (takes, outcome, all) => {
    const row: MergeRow = mergeRow({ takes: [...takes], differs: ['level', 'rationale'] });
    expect(strategyOutcome(row)).toBe(outcome);
    expect(outcomesOf(row).map((each) => each.outcome)).toEqual(all);
  });

  it('is said in words', () => {
    const { imported } = mergeRow();
    const out = { ...imported, applicability: { applicability: 'not-applicable' as const, reason: 'No CA.' } };
    expect(linesOfValues(out, ['applicability', 'level', 'rationale', 'flag', 'owner'])).toEqual([
      { name: 'Scope', text: 'Out of scope: No CA.' },
      { name: 'Level', text: '4' },
      { name: 'Rationale', text: 'As tested in May.' },
      { name: 'Flag', text: 'Not flagged' },
      { name: 'Owner', text: 'Nobody' },
    ]);
    expect(mergeText(mergePreview(), 1)).toBe(
      '1 of 1 differing answer will change; 3 answers are the same already. Added: 1 piece of evidence.',
    );
  });

  it.each([
    ['assessorKind', '', 'external', 'Not specified', 'Another organization'],
    ['assessorKind', 'internal', 'external', 'Your own organization', 'Another organization'],
    ['targetLevel', '3', '4', '3', '4'],
    ['startsOn', '', '2030-01-10', 'Not specified', '10 Jan 2030'],
  ] as const)('says %s as people know it', (fact, now, imported, nowText, importedText) => {
    const row = { fact, now, imported, changedAt: '2030-01-01T00:00:00Z', importedAt: null, takes: true };
    expect(linesOfFact(row)).toMatchObject({ now: nowText, imported: importedText });
  });

  it('counts targets that become others', () => {
    const { adds, ...preview } = mergePreview();
    const text = mergeText({ ...preview, adds: { ...adds, moved: 2 } }, 1);
    expect(text).toMatch(/Added: 1 piece of evidence\. 2 targets become others\.$/);
  });
});
