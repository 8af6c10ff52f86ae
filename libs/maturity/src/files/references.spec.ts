import { ModelFileError } from './model-file-error';
import { parseReferences, referencesById, referencesInMarkdown, remarksInMarkdown } from './references';

describe('references in markdown', () => {
  it.each([
    [
      'a link',
      '- [RFC 5280](https://a.example/5280)',
      [{ id: null, title: 'RFC 5280', url: 'https://a.example/5280' }],
    ],
    ['words around the link', '- NIST [Suite B](https://a.example/b) list', [{ title: 'NIST Suite B list' }]],
    [
      'a title over two lines',
      '- [Best practices for\n  a programme](https://a.example/)',
      [{ title: 'Best practices for a programme' }],
    ],
    ['a source without address', '- Instructions of the vendor', [{ title: 'Instructions of the vendor', url: null }]],
    ['a bare address', '- FIPS 203. https://a.example/203', [{ title: 'FIPS 203.', url: 'https://a.example/203' }]],
    [
      'brackets in the title',
      '- [A (B); C](https://a.example/?id=1)',
      [{ title: 'A (B); C', url: 'https://a.example/?id=1' }],
    ],
    [
      'remarks between sources',
      'Some examples:\n\n- [A](https://a.example/)\nMore:\n- [B](https://b.example/)',
      [{ title: 'A' }, { title: 'B' }],
    ],
    ['a title over three lines', '- A\n b\n  c', [{ title: 'A b c' }]],
    ['a remark with a dash', 'Both a - b\nand- c\n- A', [{ title: 'A' }]],
    ['a remark behind a source', '- A\nMore of it', [{ title: 'A' }]],
    ['a line of spaces, after which nothing goes on', '- A\n   \n  more', [{ title: 'A' }]],
    ['a bare address behind spaces', '- A   http://a.example/  ', [{ title: 'A', url: 'http://a.example/' }]],
    ['an address without encryption', '- [A](http://a.example/)', [{ title: 'A', url: 'http://a.example/' }]],
    ['a star as well', '* A', [{ title: 'A' }]],
    ['a remark that is indented, before a source', '  remark\n- A', [{ title: 'A' }]],
    ['an empty line, after which nothing goes on', '- A\n\n  more', [{ title: 'A' }]],
    ['a source without words', '- \n- A', [{ title: 'A' }]],
    ['spaces in a title', '-  A   B ', [{ title: 'A B', url: null }]],
    ['an address in capitals', '- [A](HTTPS://a.example/)', [{ title: 'A', url: 'HTTPS://a.example/' }]],
    ['an address inside of another', '- [A](see:https://a.example/)', [{ title: 'A', url: null }]],
    [
      'an address that does not end the line',
      '- See https://a.example/ now',
      [{ title: 'See https://a.example/ now', url: null }],
    ],
    ['nothing', 'N/A', []],
    ['an empty text', '', []],
    ['an address that is no web address', '- [A](javascript:alert)', [{ title: 'A', url: null }]],
  ])('know %s', (_name, markdown, expected) => {
    expect(referencesInMarkdown(markdown)).toMatchObject(expected);
    expect(referencesInMarkdown(markdown)).toHaveLength(expected.length);
  });
});

describe('a references catalogue', () => {
  const file = (entries: string) => `schemaVersion: "1.0.0"\nversion: "1.0.0"\nreferences:\n${entries}`;

  it('is found by id', () => {
    const catalogue = parseReferences(
      file('  - { id: a, title: A, authority: X, regions: [EU], url: "https://a.example/" }\n  - { id: b, title: B }'),
    );
    expect(catalogue.get('a')).toEqual({
      id: 'a',
      title: 'A',
      authority: 'X',
      regions: ['EU'],
      url: 'https://a.example/',
    });
    expect(catalogue.get('b')).toEqual({ id: 'b', title: 'B', authority: null, regions: [], url: null });
  });

  it('says what an id stands for, which is itself when it is not there', () => {
    const catalogue = parseReferences(
      file('  - { id: a, title: A, url: "https://a.example/" }\n  - { id: b, title: B }'),
    );
    expect(referencesById(['b', 'a', 'c'], catalogue)).toEqual([
      { id: 'b', title: 'B', url: null },
      { id: 'a', title: 'A', url: 'https://a.example/' },
      { id: 'c', title: 'c', url: null },
    ]);
  });

  it('says what is wrong', () => {
    const parse = (entries: string) => () => parseReferences(file(entries));
    expect(parse('  - { id: a, title: A }\n  - { id: a, title: B }')).toThrow('references[1].id: "a" is used twice');
    expect(parse('  - { id: a, title: A, regions: [Europe] }')).toThrow('must be a region such as "GLOBAL" or "FR"');
    expect(parse('  - { id: A, title: A }')).toThrow('must be the id of a catalogue entry in kebab case');
  });

  it.each([
    ['an id twice', '  - { id: a, title: A }\n  - { id: a, title: B }', 'references[1].id'],
    ['an id in capitals', '  - { id: A, title: A }', 'references[0].id'],
    ['an address that is no web address', '  - { id: a, title: A, url: "ftp://a" }', 'references[0].url'],
    ['a region in words', '  - { id: a, title: A, regions: [Europe] }', 'references[0].regions[0]'],
  ])('with %s is refused', (_name, entries, path) => {
    expect(() => parseReferences(file(entries))).toThrow(ModelFileError);
    expect(() => parseReferences(file(entries))).toThrow(path);
  });
});

describe('what the references of a 1.x file say besides', () => {
  it.each([
    ['- [RFC 3647](https://example.com)\n- Other\n', {}],
    ['N/A\n', { referencesText: 'N/A' }],
    ['Some remark.\n\n- [RFC 3647](https://example.com)\n', { referencesText: 'Some remark.\n\n- RFC 3647' }],
    ['- [A\n  B](https://example.com)\n', { referencesText: '- A\n  B' }],
  ])('%j', (markdown, said) => {
    expect(remarksInMarkdown(markdown)).toEqual(said);
  });
});
