import { canonicalJson, contentHash } from './canonical-json';

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [
      { 10: 'x', 9: 'y', a: { d: null, c: [2, { f: 1, e: true }] } },
      '{"10":"x","9":"y","a":{"c":[2,{"e":true,"f":1}],"d":null}}',
    ],
    [{ gone: undefined, stays: 'é"\n' }, '{"stays":"é\\"\\n"}'],
    [[3, 'three', null], '[3,"three",null]'],
    [3.875, '3.875'],
  ])('writes %j in one way only', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });

  it('gives the same hash to the same content, whatever the order of its keys', () => {
    expect(contentHash({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(contentHash({ b: [{ d: 3, c: 2 }], a: 1 }));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: 2 }));
    expect(contentHash([])).toMatch(/^[0-9a-f]{64}$/);
  });
});
