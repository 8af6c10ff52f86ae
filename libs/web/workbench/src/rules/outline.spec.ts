import { places, snapshotOf } from '@certitude/web/live/testing';
import { release, responseId } from '@certitude/web/testing';
import { neighbour, outlineOf } from './outline';

describe('the outline of an assessment', () => {
  it('numbers categories through all modules and requirements inside their category', () => {
    const { items } = outlineOf(release, places);
    expect(items.map(({ number }) => number)).toEqual(['1.1', '1.2', '2.1', '3.1']);
    const { modules, byId } = outlineOf(release, places.slice(3));
    expect(modules.flatMap(({ categories }) => categories.map(({ number }) => number))).toEqual(['3']);
    expect([...byId].map(([id, item]) => [id, item.title, item.module.name])).toEqual([
      [responseId(4), 'About requirement-4', 'Operations'],
    ]);
  });

  it('follows the model, whatever order the responses come in', () => {
    const { items } = outlineOf(release, [...places].reverse());
    expect(items.map(({ id }) => id)).toEqual([1, 2, 3, 4].map(responseId));
  });

  it('finds places that are named by the ids of the model file', () => {
    const named = snapshotOf(3, { category: 'id-of-policies', requirement: 'id-of-requirement-3' });
    expect(outlineOf(release, [named]).items.map(({ title }) => title)).toEqual(['About requirement-3']);
  });

  it('leaves out categories and modules without a response', () => {
    const { modules } = outlineOf(release, places.slice(0, 1));
    expect(modules.map(({ module, categories }) => [module.id, categories.length])).toEqual([['G', 1]]);
  });

  it('has the categories themselves as items in a self-assessment', () => {
    const rated = [snapshotOf(1, { requirement: null }), snapshotOf(2, { category: 'policies', requirement: null })];
    const { items } = outlineOf(release, rated);
    expect(items.map(({ number, title, requirement }) => [number, title, requirement])).toEqual([
      ['1', 'Strategy', null],
      ['2', 'Policies', null],
    ]);
  });
});

describe('next and previous', () => {
  const { items } = outlineOf(release, places);

  it('step through the items and stop at the ends', () => {
    expect(neighbour(items, responseId(1), 1)?.id).toBe(responseId(2));
    expect(neighbour(items, responseId(1), -1)).toBeNull();
    expect(neighbour(items, responseId(4), 1)).toBeNull();
  });

  it('begin at the first item when the open one is not in the list', () => {
    expect(neighbour(items, responseId(9), 1)?.id).toBe(responseId(1));
    expect(neighbour(items, null, -1)?.id).toBe(responseId(1));
    expect(neighbour([], responseId(1), 1)).toBeNull();
  });
});
