import { type FrozenText } from '@certitude/contracts/freezing';
import { type Block } from './blocks';
import { richText } from './rich-text';

const words = (text: string, ...marks: string[]): FrozenText => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const node = (type: string, ...content: FrozenText[]): FrozenText => ({ type, content });
const line = (text: string): FrozenText => node('paragraph', words(text));
const plain = (text: string): Block => ({ kind: 'paragraph', inlines: [{ text }] });

describe('a text of the editor in a report', () => {
  it.each<[string, FrozenText, readonly Block[]]>([
    ['a paragraph', line('One'), [plain('One')]],
    [
      'marks and breaks',
      node('paragraph', words('bold', 'bold', 'italic'), { type: 'hardBreak' }, words('code', 'code')),
      [
        {
          kind: 'paragraph',
          inlines: [{ text: 'bold', marks: ['bold', 'italic'] }, { text: '\n' }, { text: 'code', marks: ['code'] }],
        },
      ],
    ],
    [
      'a link',
      node('paragraph', {
        ...words('there'),
        marks: [{ type: 'link', attrs: { href: 'https://example.test/' } }],
      }),
      [{ kind: 'paragraph', inlines: [{ text: 'there', link: 'https://example.test/' }] }],
    ],
    [
      'a heading, which is none of the report',
      node('heading', words('Title')),
      [{ kind: 'text-heading', inlines: [{ text: 'Title' }] }],
    ],
    [
      'a numbered list in a list',
      node(
        'bulletList',
        node('listItem', line('One'), { ...node('orderedList', node('listItem', line('Two'))), attrs: { start: 3 } }),
      ),
      [
        {
          kind: 'list',
          ordered: false,
          start: 1,
          items: [[plain('One'), { kind: 'list', ordered: true, start: 3, items: [[plain('Two')]] }]],
        },
      ],
    ],
    ['a quote', node('blockquote', line('Said')), [{ kind: 'quote', blocks: [plain('Said')] }]],
    ['code, with its lines', node('codeBlock', words('a\nb')), [{ kind: 'code', text: 'a\nb' }]],
    ['a rule', { type: 'horizontalRule' }, [{ kind: 'rule' }]],
    [
      'a table',
      node('table', node('tableRow', node('tableHeader', line('Name')), node('tableCell', line('Value')))),
      [
        {
          kind: 'text-table',
          rows: [
            [
              { header: true, blocks: [plain('Name')] },
              { header: false, blocks: [plain('Value')] },
            ],
          ],
        },
      ],
    ],
    ['something that nobody knows yet, as its text', node('callout', line('Still here')), [plain('Still here')]],
  ])('has %s', (_, written, blocks) => {
    expect(richText({ type: 'doc', content: [written] })).toEqual(blocks);
  });

  it.each(['bulletList', 'orderedList', 'blockquote', 'table'])(
    'has what is deep in a %s without its depth',
    (type) => {
      const around = (inside: FrozenText): FrozenText =>
        type === 'blockquote'
          ? node(type, inside)
          : type === 'table'
            ? node(type, node('tableRow', node('tableCell', inside)))
            : node(type, node('listItem', inside));
      const nested = (depth: number): FrozenText => (depth === 0 ? line('deep') : around(nested(depth - 1)));
      const said = (depth: number) => JSON.stringify(richText({ type: 'doc', content: [nested(depth)] }));
      expect(said(60)).toEqual(said(10));
      expect(said(60)).toContain('deep');
      expect(said(9)).not.toEqual(said(10));
    },
  );

  it.each([
    'javascript:alert(1)',
    '',
    ' ',
    'https://',
    `https://example.test/${'a'.repeat(9_000)}`,
    'file:///etc/passwd',
  ])('has the words of a link to "%.30s", and not the link', (href) => {
    const link = { ...words('there'), marks: [{ type: 'link', attrs: { href } }] };
    expect(richText({ type: 'doc', content: [node('paragraph', link)] })).toEqual([plain('there')]);
  });

  it.each([-3, 1.5, 1e300, '7'])('counts from one where a list begins with %p', (start) => {
    const list = { ...node('orderedList', node('listItem', line('One'))), attrs: { start } };
    expect(richText({ type: 'doc', content: [list] })).toMatchObject([{ start: 1 }]);
  });

  it('is nothing where nothing was written', () => {
    expect(richText(null)).toEqual([]);
  });
});
