import { type Letter } from './letter';
import { type LetterPlace, writeLetter } from './write-letter';

const PLACE: LetterPlace = { address: 'https://pki.example.test', secrets: 'there' };
const SECRET = 'a-secret-that-nobody-guesses';
const LETTER: Letter = {
  subject: 'Choose a new password',
  paragraphs: ['Somebody said so.', 'Most likely you.'],
  action: { label: 'Choose it', path: '/new-password/', secret: SECRET },
  remarks: ['It works once.'],
  reason: 'You get this because somebody asked.',
};

/** What somebody reads of a page, in its order. */
const wordsOf = (html: string): string[] =>
  html
    .slice(html.indexOf('<h1>'))
    .replace(/<a[^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/g, (_, link: string, label: string) =>
      link === label ? label : `${label}:\n${link}`,
    )
    .split(/<(?!br>)[^>]*>/)
    .map((words) =>
      words
        .replaceAll('<br>', '\n')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&')
        .trim(),
    )
    .filter((words) => words !== '');

describe('a letter as a mail', () => {
  it('says the same in text and HTML, in the same order', () => {
    const { text, html } = writeLetter(LETTER, PLACE);
    const [heading, ...words] = wordsOf(html);
    expect(heading).toBe(LETTER.subject);
    expect(
      text
        .replace('-- \n', '')
        .split(/\n\n|\n(?=https:\/\/pki\.example\.test\n)/)
        .map((part) => part.trim()),
    ).toEqual(words);
    expect(words).toEqual([
      'Somebody said so.',
      'Most likely you.',
      `Choose it:\nhttps://pki.example.test/new-password/${SECRET}`,
      'It works once.',
      'You get this because somebody asked.',
      'https://pki.example.test',
    ]);
  });

  it.each<[string, Partial<Letter>, string]>([
    ['a subject', { subject: '<script>alert(1)</script>' }, '<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>'],
    ['a title', { subject: '</title><script>' }, '<title>&lt;/title&gt;&lt;script&gt;</title>'],
    ['a paragraph', { paragraphs: ['<img src=x onerror="x">'] }, '<p>&lt;img src=x onerror=&quot;x&quot;&gt;</p>'],
    ['an entity', { paragraphs: ['&lt; is not <'] }, '<p>&amp;lt; is not &lt;</p>'],
    ['a line', { paragraphs: ['one\ntwo'] }, '<p>one<br>two</p>'],
    ['a remark', { remarks: ['<b>'] }, '<p>&lt;b&gt;</p>'],
    ['a reason', { reason: '</footer><b>' }, '<p>&lt;/footer&gt;&lt;b&gt;</p>'],
    ['a label', { action: { label: '</a><b>', path: '/x' } }, '>&lt;/a&gt;&lt;b&gt;</a>'],
    ['a link', { action: { label: 'x', path: '/"><b>' } }, 'href="https://pki.example.test/&quot;&gt;&lt;b&gt;"'],
  ])('escapes %s', (_, part, expected) => {
    const { html } = writeLetter({ ...LETTER, ...part }, PLACE);
    expect(html).toContain(expected);
    expect(html).not.toMatch(/<(script|b|img)\b/);
  });

  it.each([
    ['Hello\r\nBcc: everybody@example.test', 'Hello Bcc: everybody@example.test'],
    ['Hello\n\n.\n', 'Hello .'],
    ['A\u2028B\u2029C\u0000D', 'A B C D'],
    ['  plain  ', 'plain'],
  ])('has a subject of one line: %j', (subject, expected) => {
    expect(writeLetter({ ...LETTER, subject }, PLACE).subject).toBe(expected);
  });

  it('masks secrets for whoever is not the person', () => {
    const { text, html } = writeLetter(LETTER, { ...PLACE, secrets: 'masked' });
    for (const part of [text, html]) {
      expect(part).toContain('https://pki.example.test/new-password/••••••');
      expect(part).not.toContain(SECRET);
    }
  });

  it('keeps a link without a secret as it is', () => {
    const action = { label: 'Open', path: '/plans/5' };
    expect(writeLetter({ ...LETTER, action }, { ...PLACE, secrets: 'masked' }).text).toContain(
      'Open:\nhttps://pki.example.test/plans/5\n',
    );
  });

  it('does without an action and remarks', () => {
    const { text, html } = writeLetter({ subject: 's', paragraphs: ['p'], reason: 'r' }, PLACE);
    expect(text).toBe('p\n\n-- \nr\nhttps://pki.example.test\n');
    expect(wordsOf(html)).toEqual(['s', 'p', 'r', 'https://pki.example.test']);
  });

  it('fetches nothing from anywhere, and runs nothing', () => {
    const { html } = writeLetter(LETTER, PLACE);
    expect(html).not.toMatch(
      /<(script|img|link|iframe|object|form|video|audio|svg|base)\b|src=|url\(|@import|@font-face|\son\w+=/i,
    );
    expect([...html.matchAll(/https?:\/\/[^"<]*/g)].map(([address]) => address)).toEqual([
      `https://pki.example.test/new-password/${SECRET}`,
      'https://pki.example.test',
      'https://pki.example.test',
    ]);
  });
});
