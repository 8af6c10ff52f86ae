import { type MergeStrategy, type MergeValues } from '@certitude/contracts/exchange';
import { differingFields, takenFields } from './merge-rules';

const answer = (more: Partial<MergeValues> = {}): MergeValues => ({
  ...{ level: 0, applicability: { applicability: 'applicable' }, rationale: '', flag: false, owner: '' },
  ...more,
});
const OUT = answer({ applicability: { applicability: 'not-applicable', reason: 'No CA.' } });
const rated = answer({ level: 2, rationale: 'Ours' });
const theirs = answer({ level: 4, rationale: 'Theirs', flag: true, owner: 'Jane' });
const [EARLY, LATE] = [new Date('2026-01-01'), new Date('2026-02-01')];

interface Row {
  readonly name: string;
  readonly strategy: MergeStrategy;
  readonly now?: MergeValues;
  readonly imported?: MergeValues;
  readonly changedAt?: Date | null;
  readonly importedAt?: Date | null;
  readonly takes: readonly string[];
}
const ROWS: readonly Row[] = [
  {
    name: 'everything where nothing is answered',
    strategy: 'fill-gaps',
    now: answer(),
    takes: ['level', 'rationale', 'flag', 'owner'],
  },
  {
    name: 'what is out of scope where nothing is answered',
    strategy: 'fill-gaps',
    now: answer(),
    imported: OUT,
    takes: ['applicability'],
  },
  { name: 'only what is missing of an answer', strategy: 'fill-gaps', takes: ['owner'] },
  {
    name: 'a missing level beside a rationale',
    strategy: 'fill-gaps',
    now: answer({ rationale: 'Ours' }),
    takes: ['level', 'owner'],
  },
  { name: 'no scope of an answer', strategy: 'fill-gaps', imported: OUT, takes: [] },
  { name: 'no level of what is out of scope here', strategy: 'fill-gaps', now: OUT, takes: ['rationale', 'owner'] },
  { name: 'the newer source', strategy: 'newest-wins', takes: ['level', 'rationale', 'flag', 'owner'] },
  { name: 'nothing of an older source', strategy: 'newest-wins', changedAt: LATE, importedAt: EARLY, takes: [] },
  { name: 'nothing of the same moment', strategy: 'newest-wins', changedAt: LATE, importedAt: LATE, takes: [] },
  { name: 'nothing of a source without a time', strategy: 'newest-wins', importedAt: null, takes: [] },
  {
    name: 'a source without a time where nothing is answered',
    strategy: 'newest-wins',
    now: answer(),
    importedAt: null,
    takes: ['level', 'rationale', 'flag', 'owner'],
  },
  {
    name: 'all that differs',
    strategy: 'imported-wins',
    changedAt: LATE,
    importedAt: EARLY,
    takes: ['level', 'rationale', 'flag', 'owner'],
  },
  {
    name: 'scope and level together',
    strategy: 'imported-wins',
    now: OUT,
    takes: ['applicability', 'level', 'rationale', 'flag', 'owner'],
  },
  { name: 'nothing that the source leaves empty', strategy: 'imported-wins', imported: answer(), takes: [] },
  { name: 'nothing before somebody chooses', strategy: 'by-row', now: answer(), takes: [] },
];

describe('merging an answer', () => {
  it.each(ROWS)('by $strategy takes $name', ({ strategy, takes, ...row }) => {
    const { now = rated, imported = theirs, changedAt = EARLY, importedAt = LATE } = row;
    expect(takenFields(strategy, { now, imported, changedAt, importedAt })).toEqual(takes);
  });

  it('sees no difference in blanks around a rationale', () => {
    expect(differingFields({ now: answer({ rationale: 'Same' }), imported: answer({ rationale: 'Same \n' }) })).toEqual(
      [],
    );
  });
});
