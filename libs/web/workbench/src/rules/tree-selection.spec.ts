import { type ResponseId } from '@certitude/contracts';
import { type OutlineModule } from '@certitude/web/parts';
import { treeRows, type TreeRow } from './tree-rows';
import { NOTHING_SELECTED, checkedOf, everything, extended, selectionKey, toggled } from './tree-selection';

/** Two modules; the first has two categories of two requirements, the second has one of one. */
const item = (id: string) => ({ id: id as ResponseId, requirement: {} });
const category = (id: string, ...items: string[]) => ({ category: { id }, items: items.map(item) });
const MODULES = [
  { module: { id: 'G' }, categories: [category('a', 'a1', 'a2'), category('b', 'b1', 'b2')] },
  { module: { id: 'M' }, categories: [category('c', 'c1')] },
] as unknown as readonly OutlineModule[];
const OPEN = treeRows(MODULES, new Set());
const FOLDED = treeRows(MODULES, new Set(['category/a']));

const ids = ({ ids: selected }: { ids: ReadonlySet<string> }) => [...selected].sort();
const rowOf = (rows: readonly TreeRow[], key: string): TreeRow => {
  const row = rows.find((each) => each.key === key);
  if (!row) throw new Error(key);
  return row;
};
const from = (...keys: string[]) => keys.reduce((selection, key) => toggled(selection, OPEN, key), NOTHING_SELECTED);

describe('selecting requirements', () => {
  it.each([
    ['a requirement', ['a1'], ['a1']],
    ['the same twice', ['a1', 'a1'], []],
    ['a category with all its requirements', ['category/a'], ['a1', 'a2']],
    ['what a category lacks', ['a2', 'category/a'], ['a1', 'a2']],
    ['a category and one of it no more', ['category/a', 'a1'], ['a2']],
    ['a category twice', ['category/a', 'category/a'], []],
    ['a module', ['module/G'], ['a1', 'a2', 'b1', 'b2']],
    ['what is not there', ['category/x'], []],
  ])('takes %s', (_, keys, expected) => {
    expect(ids(from(...keys))).toEqual(expected);
  });

  it('takes what is folded away, too', () => {
    expect(ids(toggled(NOTHING_SELECTED, FOLDED, 'category/a'))).toEqual(['a1', 'a2']);
  });

  it.each([
    ['down over a heading', OPEN, 'a2', 'b1', ['a2', 'b1']],
    ['up over a heading', OPEN, 'b1', 'a1', ['a1', 'a2', 'b1']],
    ['down to a heading, which means what follows', OPEN, 'a2', 'category/b', ['a2', 'b1', 'b2']],
    ['up to a heading, no further', OPEN, 'b2', 'category/b', ['b1', 'b2']],
    ['over what is folded', FOLDED, 'category/a', 'b1', ['a1', 'a2', 'b1']],
    ['to where it began', OPEN, 'a1', 'a1', ['a1']],
  ])('takes a range %s', (_, rows, anchor, to, expected) => {
    expect(ids(extended(toggled(NOTHING_SELECTED, rows, anchor), rows, to))).toEqual(expected);
  });

  it('keeps what was selected before a range, and where the range began', () => {
    const after = extended(from('c1', 'a1'), OPEN, 'a2');
    expect(ids(after)).toEqual(['a1', 'a2', 'c1']);
    expect(ids(extended(after, OPEN, 'b1'))).toEqual(['a1', 'a2', 'b1', 'c1']);
  });

  it('begins a range where nothing was selected, or its beginning is gone', () => {
    expect(ids(extended(NOTHING_SELECTED, OPEN, 'b1'))).toEqual(['b1']);
    expect(ids(extended({ ids: new Set(), anchor: 'gone' }, OPEN, 'b1'))).toEqual(['b1']);
  });

  it('takes everything that is shown', () => {
    expect(ids(everything(OPEN))).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
    expect(ids(everything([]))).toEqual([]);
  });

  it.each([
    ['a1', 'all'],
    ['a2', 'none'],
    ['category/a', 'some'],
    ['category/b', 'all'],
    ['module/G', 'some'],
    ['module/M', 'none'],
  ])('says of %s: %s', (key, expected) => {
    expect(checkedOf(from('a1', 'category/b'), rowOf(OPEN, key))).toBe(expected);
  });

  const NO_KEYS = { shiftKey: false, ctrlKey: false, metaKey: false };
  it.each([
    [{ key: ' ' }, 'toggle'],
    [{ key: ' ', shiftKey: true }, 'extend'],
    [{ key: 'ArrowDown', shiftKey: true }, 'extend-down'],
    [{ key: 'ArrowUp', shiftKey: true }, 'extend-up'],
    [{ key: 'a', ctrlKey: true }, 'all'],
    [{ key: 'A', metaKey: true }, 'all'],
    [{ key: 'Escape' }, 'end'],
    [{ key: 'ArrowDown' }, null],
    [{ key: 'Enter' }, null],
    [{ key: 'a' }, null],
    [{ key: ' ', ctrlKey: true }, null],
  ])('knows the key %j', (pressed, expected) => {
    expect(selectionKey({ ...NO_KEYS, ...pressed })).toBe(expected);
  });
});
