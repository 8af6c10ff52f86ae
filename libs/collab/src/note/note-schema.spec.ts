import { acceptsAttribute, acceptsMark, acceptsNode, isNoteAddress } from './note-schema';

describe('a kind of node', () => {
  it.each([
    ['paragraph', true],
    ['horizontalRule', true],
    ['script', false],
    ['toString', false],
  ])('%s is taken: %s', (node, taken) => {
    expect(acceptsNode(node)).toBe(taken);
  });
});

describe('an attribute of a node', () => {
  it.each<[string, string, readonly unknown[], readonly unknown[]]>([
    ['heading', 'level', [1, 6, null], [0, 7, 1.5, '3', true, undefined]],
    ['orderedList', 'start', [-1_000_000, 0, 1_000_000, null], [-1_000_001, 1_000_001, 0.5, '1']],
    ['orderedList', 'type', ['1', 'a', 'A', 'i', 'I', null], ['b', '11', '', 1]],
    ['codeBlock', 'language', ['c++', 'objective-c', 'F#', 'x'.repeat(50), null], ['', 'x'.repeat(51), 'a b', 5]],
    ['paragraph', 'level', [], [3, null]],
    ['heading', 'constructor', [], [3, null]],
    ['script', 'level', [], [3, null]],
  ])('%s %s takes %j but not %j', (node, name, taken, refused) => {
    expect(taken.filter((value) => !acceptsAttribute(node, name, value))).toEqual([]);
    expect(refused.filter((value) => acceptsAttribute(node, name, value))).toEqual([]);
  });
});

describe('a mark', () => {
  it.each<[string, readonly unknown[], readonly unknown[]]>([
    ['bold', [{}, null], ['x', 1, true, undefined, [], { level: 3 }, { level: null }]],
    ['toString', [], [{}, null]],
    ['link', [{}, null, { href: 'https://a.example', title: 'A' }], [{ href: 'https://a.example', style: 'x' }]],
  ])('%s takes %j but not %j', (name, taken, refused) => {
    expect(taken.filter((value) => !acceptsMark(name, value))).toEqual([]);
    expect(refused.filter((value) => acceptsMark(name, value))).toEqual([]);
  });

  it.each<[string, readonly unknown[], readonly unknown[]]>([
    ['href', ['https://a.example', 'mailto:a@a.example', null], ['javascript:alert(1)', 5]],
    ['title', ['', 'Über', 't'.repeat(500), null], ['t'.repeat(501), 'two\nlines', '\ud800', 5]],
    ['target', ['_blank', null], ['_self', '', 1]],
    [
      'rel',
      ['noopener', 'noopener noreferrer nofollow', null],
      ['', 'opener', 'noopener x', 'noopener noopener noopener noopener', 1],
    ],
    ['class', [null], ['banner', '']],
  ])('of a link has for %s %j but not %j', (name, taken, refused) => {
    expect(taken.filter((value) => !acceptsMark('link', { [name]: value }))).toEqual([]);
    expect(refused.filter((value) => acceptsMark('link', { [name]: value }))).toEqual([]);
  });
});

describe('an address that a link may lead to', () => {
  const long = (length: number) => 'https://a.example/'.padEnd(length, 'x');
  it.each([
    ...['http://a.example', 'HTTPS://A.EXAMPLE/x?y#z', 'mailto:a@a.example', long(2_048)].map((href) => [href, true]),
    ...['ftp://a.example', 'https:a.example', '/page', ' https://a.example', 'xhttps://a.example', ''].map((href) => [
      href,
      false,
    ]),
    ...['https://a.example/a b', 'https://a.example/\u0007', 'https://a.example/\udc00', long(2_049)].map((href) => [
      href,
      false,
    ]),
  ] as [string, boolean][])('%j: %s', (href, leads) => {
    expect(isNoteAddress(href)).toBe(leads);
  });
});
