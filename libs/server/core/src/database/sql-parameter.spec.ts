import { toParameter, type SqlValue } from './sql-parameter';

describe('parameters of a statement', () => {
  it.each<{ value: SqlValue; expected: string | null }>([
    { value: null, expected: null },
    { value: undefined, expected: null },
    { value: 'plain, "quoted" {text}', expected: 'plain, "quoted" {text}' },
    { value: '', expected: '' },
    { value: 7, expected: '7' },
    { value: 1_700_000_000_000.5, expected: '1700000000000.5' },
    { value: false, expected: 'false' },
    { value: [], expected: '{}' },
    { value: [1, null, true], expected: '{1,NULL,true}' },
    {
      value: ['', 'null', 'a,b', 'say "so"', 'back\\slash'],
      expected: '{"","null","a,b","say \\"so\\"","back\\\\slash"}',
    },
    { value: [Uint8Array.of(0, 255)], expected: '{"\\\\x00ff"}' },
    { value: [['a'], ['b']], expected: '{{"a"},{"b"}}' },
  ])('writes $value', ({ value, expected }) => expect(toParameter(value)).toBe(expected));

  it('hands bytes over as they are, also those in the middle of others', () => {
    const bytes = Uint8Array.of(9, 1, 2, 9).subarray(1, 3);
    expect(toParameter(bytes)).toEqual(Buffer.of(1, 2));
  });
});
