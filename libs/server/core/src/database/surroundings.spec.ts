import { shortcomingsOf } from './surroundings';

const GOOD = { isPooled: false, keepsStatements: true, role: 'certitude_app', unlimited: [] };

describe('what is missing between the product and its database', () => {
  it.each([
    ['nothing without a pooler', { usual: GOOD, direct: GOOD }, []],
    [
      'nothing behind one that keeps statements, past which there is a way',
      { usual: { ...GOOD, isPooled: true }, direct: GOOD },
      [],
    ],
    [
      'a way past the pooler',
      { usual: { ...GOOD, isPooled: true }, direct: { ...GOOD, isPooled: true } },
      [/Set DATABASE_DIRECT_URL/],
    ],
    [
      'a pooler that keeps statements',
      { usual: { ...GOOD, keepsStatements: false }, direct: GOOD },
      [/1\.21 .* max_prepared_statements/],
    ],
  ])('is %s', (_, surroundings, sentences) => {
    const { refusals, warnings } = shortcomingsOf(surroundings);
    expect(refusals).toEqual(sentences.map((sentence) => expect.stringMatching(sentence) as string));
    expect(warnings).toEqual([]);
  });

  it('is a time limit of the role, with the statement that sets it', () => {
    const usual = { ...GOOD, unlimited: ['statement_timeout'] };
    expect(shortcomingsOf({ usual, direct: usual })).toEqual({
      refusals: [],
      warnings: [expect.stringContaining("alter role certitude_app set statement_timeout = '10s'")],
    });
  });
});
