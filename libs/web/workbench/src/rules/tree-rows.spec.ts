import { places, snapshotOf } from '@certitude/web/live/testing';
import { release, responseId } from '@certitude/web/testing';
import { outlineOf } from './outline';
import { treeMove, treeRows } from './tree-rows';

const { modules } = outlineOf(release, places);
const keys = (folded: readonly string[] = []): string[] => treeRows(modules, new Set(folded)).map(({ key }) => key);
const strategy = 'category/id-of-strategy';

describe('the lines of the tree', () => {
  it('hide what is folded', () => {
    expect(keys([strategy])).not.toContain(responseId(1));
    expect(keys([strategy])).toContain(responseId(3));
    expect(keys(['module/G'])).toEqual(['module/G', 'module/O', 'category/id-of-monitoring', responseId(4)]);
  });

  it('say what they are, how deep they stand, and whether they are open', () => {
    const rows = treeRows(modules, new Set([strategy])).map((row) => [
      row.kind,
      row.depth,
      row.kind === 'item' ? row.item.number : row.open,
    ]);
    expect(rows.slice(0, 4)).toEqual([
      ['module', 1, true],
      ['category', 2, false],
      ['category', 2, true],
      ['item', 3, '2.1'],
    ]);
    expect(treeRows(modules, new Set(['module/G']))[0]).toMatchObject({ open: false, module: { module: { id: 'G' } } });
  });

  it('have categories as leaves in a self-assessment', () => {
    const rated = outlineOf(release, [snapshotOf(1, { requirement: null })]);
    expect(treeRows(rated.modules, new Set()).map(({ kind, depth }) => [kind, depth])).toEqual([
      ['module', 1],
      ['item', 2],
    ]);
  });
});

describe('keys in the tree', () => {
  const rows = treeRows(modules, new Set());
  const folded = treeRows(modules, new Set([strategy]));

  it.each([
    ['down', 'module/G', 'ArrowDown', { kind: 'focus', key: strategy }],
    ['up', strategy, 'ArrowUp', { kind: 'focus', key: 'module/G' }],
    ['into the children', strategy, 'ArrowRight', { kind: 'focus', key: responseId(1) }],
    ['to the parent', responseId(2), 'ArrowLeft', { kind: 'focus', key: strategy }],
    ['folding what is open', strategy, 'ArrowLeft', { kind: 'fold', key: strategy }],
    ['to the last line', strategy, 'End', { kind: 'focus', key: responseId(4) }],
    ['to the first line', responseId(2), 'Home', { kind: 'focus', key: 'module/G' }],
    ['opening', responseId(2), 'Enter', { kind: 'activate', key: responseId(2) }],
    ['opening with the space bar', responseId(2), ' ', { kind: 'activate', key: responseId(2) }],
    [
      'from a category to its module only when it is folded',
      'module/G',
      'ArrowLeft',
      { kind: 'fold', key: 'module/G' },
    ],
    ['nowhere into an answer', responseId(2), 'ArrowRight', null],
    ['nowhere below the last line', responseId(4), 'ArrowDown', null],
    ['nowhere from a line that is not shown', 'module/X', 'Home', null],
    ['nowhere for other keys', responseId(2), 'x', null],
    ['nowhere above the first line', 'module/G', 'ArrowUp', null],
  ])('move %s', (_, at, key, expected) => {
    expect(treeMove(rows, at, key)).toEqual(expected);
  });

  it('unfold before they go in, and go out of what is folded', () => {
    expect(treeMove(folded, strategy, 'ArrowRight')).toEqual({ kind: 'unfold', key: strategy });
    expect(treeMove(folded, strategy, 'ArrowLeft')).toEqual({ kind: 'focus', key: 'module/G' });
  });
});
