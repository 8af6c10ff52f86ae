import { putBack } from './put-back';

const kept = (content: unknown, ...path: string[]) => ({
  ...{ reason: 'is no field of this format', place: {}, content, path },
});

describe('what was kept without a place', () => {
  it.each([
    ['a field', {}, kept('Mine', 'remark'), { remark: 'Mine' }],
    ['a field of a group', { meta: { a: 1 } }, kept('Mine', 'meta', 'b'), { meta: { a: 1, b: 'Mine' } }],
    ['a field of a group that is gone', {}, kept('Mine', 'meta', 'b'), { meta: { b: 'Mine' } }],
    ['a field of an item', { tasks: [{ a: 1 }] }, kept('Mine', 'tasks', '0', 'b'), { tasks: [{ a: 1, b: 'Mine' }] }],
    ['nothing that is there meanwhile', { name: 'Now' }, kept('Then', 'name'), { name: 'Now' }],
    ['nothing into what is no group', { meta: 'Now' }, kept('Then', 'meta', 'b'), { meta: 'Now' }],
    ['nothing that stood nowhere', { a: 1 }, kept('Then'), { a: 1 }],
  ])('is put back: %s', (_what, target, unmapped, written) => {
    const into: Record<string, unknown> = structuredClone(target);
    putBack(into, [unmapped]);
    expect(into).toEqual(written);
  });
});
