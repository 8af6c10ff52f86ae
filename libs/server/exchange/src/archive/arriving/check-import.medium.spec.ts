import { type GivenMember } from '@certitude/server/testing';
import { exportText } from '@certitude/exchange/testing';
import { fullExport, ImportWorld, SPONSOR } from '../../testing/import-world';
import { importProblem } from './check-import';

type Row = Readonly<Record<string, unknown>>;

describe('the record of an import in an archive', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  let rows: Row[];
  beforeAll(async () => {
    world = await ImportWorld.make();
    owner = await world.server.given.organization();
    const { assessment } = await world.commit(owner, await world.preview(owner, fullExport()));
    if (!assessment) throw new Error('It became no assessment.');
    const answered = { [SPONSOR]: { level: 4, applicability: true, notes: 'Every month.', evidence: 'Minutes' } };
    const more = exportText({ name: 'More', progress: {}, requirementProgress: answered });
    const preview = await world.preview(owner, more);
    const into = { assessmentId: assessment.id, strategy: 'imported-wins' } as const;
    const { head } = await world.previewMerge(owner, preview, into);
    await world.merge(owner, preview, { ...into, head });
    await world.preview(owner, fullExport({ name: 'Only looked at' }));
    rows = await world.server.db.transaction(owner.context, async (tx) =>
      (await tx.query<{ row: Row }>(`select to_jsonb(i) as row from assessment_import i order by i.id`)).map(
        ({ row }) => row,
      ),
    );
  });
  afterAll(() => world?.server.close());

  it('is as the product writes it', () => {
    expect(rows.map(importProblem)).toEqual([null, null, null]);
    expect(rows.map((row) => row['merge'] !== null)).toEqual([false, true, false]);
    expect((rows[1]?.['merge'] as { values: unknown[] }).values).not.toEqual([]);
  });

  it.each<[string, number, string, (value: never) => unknown]>([
    ['what it made is no list', 0, 'made', () => []],
    ['what it made says not how far the answers were', 0, 'made', (made: object) => ({ ...made, head: null })],
    ['evidence is named by no id', 0, 'made', (made: object) => ({ ...made, evidence: ['x'] })],
    ['targets are none', 0, 'made', (made: object) => ({ ...made, targets: [{ level: 9 }] })],
    ['a merge has no values', 1, 'merge', (merge: object) => ({ ...merge, values: null })],
    [
      'a merge wrote an answer of no kind',
      1,
      'merge',
      (merge: { values: object[] }) => ({ ...merge, values: [{ ...merge.values[0], field: 'status' }] }),
    ],
    ['a merge was of no kind', 1, 'merge', (merge: object) => ({ ...merge, strategy: 'guess' })],
    ['somebody was invited by no id', 0, 'invited', () => [{ invitation: 'x', name: 'A', address: 'a@example.test' }]],
    [
      'a fact is none',
      1,
      'merge',
      (merge: object) => ({ ...merge, facts: [{ fact: 'name', version: 1, before: '' }] }),
    ],
    ['choices are none', 0, 'answers', () => ({ 'key-set': 'mine' })],
    ['a document is none', 0, 'document', () => '{}'],
    ['a document is no JSON', 0, 'document', () => '{'],
    ['scores are none', 0, 'scores', () => '[]'],
  ])('is refused when %s', (_what, row, column, change) => {
    const changed = { ...rows[row], [column]: change(rows[row]?.[column] as never) };
    expect(importProblem(changed)).toBe(`${column} is not as it should be`);
  });
});
