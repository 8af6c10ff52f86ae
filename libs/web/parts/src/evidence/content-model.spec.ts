import { contentRules, formFieldsOf, type ContentForm } from './content-model';

const form = (more: Partial<ContentForm>): ContentForm => ({
  kind: 'statement',
  title: 'Protocol',
  url: '',
  statement: 'Seen.',
  effectiveOn: '',
  validUntil: '',
  ...more,
});
const wrong = (more: Partial<ContentForm>): string[] =>
  (contentRules.safeParse(form(more)).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('what a form of evidence must say', () => {
  it.each<[string, Partial<ContentForm>, string[]]>([
    ['a statement', {}, []],
    ['an empty statement', { statement: '  ' }, ['statement']],
    ['an end before its beginning', { effectiveOn: '2030-02-01', validUntil: '2030-01-31' }, ['validUntil']],
    ['one day', { effectiveOn: '2030-02-01', validUntil: '2030-02-01' }, []],
    ['no title', { title: ' ' }, ['title']],
    ['a link', { kind: 'link', url: ' https://example.org ', statement: '' }, []],
    ['an address that is none', { kind: 'link', url: 'example' }, ['url']],
    ['a file, whatever else was typed', { kind: 'file', url: 'example', statement: '' }, []],
  ])('of %s', (_, more, expected) => {
    expect(wrong(more)).toEqual(expected);
  });
});

describe('somebody else’s revision in the fields of the form', () => {
  it.each([
    ['content', { kind: 'link', url: 'https://example.org' }, { url: 'https://example.org' }],
    ['content', { kind: 'statement', statement: 'Seen.' }, { statement: 'Seen.' }],
    ['content', { kind: 'file', fileId: '00000008-0000-4000-8000-000000000001' }, { kind: 'file' }],
    ['validUntil', '2030-06-01', { validUntil: '2030-06-01' }],
    ['validUntil', null, { validUntil: '' }],
    ['effectiveOn', '2030-06-01', { effectiveOn: '2030-06-01' }],
    ['title', 'Protocol of May', { title: 'Protocol of May' }],
  ])('%s %j is %j', (field, theirs, expected) => {
    expect(formFieldsOf(field, theirs)).toEqual(expected);
  });
});
