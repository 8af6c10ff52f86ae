import { type ModuleView } from '@certitude/contracts';
import { searchRelease } from './search';

const requirement = (slug: string, guidance: string, source = 'RFC 5280') => ({
  id: slug,
  slug,
  title: `The ${slug}`,
  weight: 1,
  guidance,
  assessment: 'Look at **minutes**.',
  references: [{ id: null, title: source, url: null }],
});
const MODULES: readonly ModuleView[] = [
  {
    id: 'M',
    name: 'Management',
    description: '',
    categories: [
      {
        id: '5',
        slug: 'key-management',
        name: 'Key management',
        weight: 4,
        description: 'Life of a private key',
        levels: [{ number: 3, name: 'Advanced', description: 'Ceremonies have witnesses.' }],
        requirements: [requirement('roles', 'Dual control'), requirement('inventory', 'An **HSM** list', 'FIPS 140-3')],
      },
    ],
  },
];
const found = (search: string) => searchRelease(MODULES, search).map(({ anchor }) => anchor);
const first = (search: string) => searchRelease(MODULES, search)[0];
const text = (segments: readonly { text: string; isHit: boolean }[]) =>
  segments.map((segment) => (segment.isHit ? `[${segment.text}]` : segment.text)).join('');

describe('searching a model release', () => {
  it.each([
    ['', []],
    ['   ', []],
    ['hsm', ['requirement-inventory']],
    ['DUAL control', ['requirement-roles']],
    ['the list', ['requirement-inventory']],
    ['key', ['category-key-management']],
    ['witnesses', ['category-key-management']],
    ['fips', ['requirement-inventory']],
    ['minutes', ['requirement-roles', 'requirement-inventory']],
    ['lighthouse', []],
    ['dual hsm', []],
    ['rolesdual', []],
  ])('finds for "%s" %j', (search, expected) => {
    expect(found(search)).toEqual(expected);
  });

  it('shows the hit where it stands, without the signs of Markdown', () => {
    expect(first('hsm')?.excerpts.map(({ label, segments }) => [label, text(segments)])).toEqual([
      ['Guidance', 'An [HSM] list'],
    ]);
    expect(first('witnesses')?.excerpts[0]?.label).toBe('Level 3, Advanced');
  });

  it.each([
    ['life', ['Description']],
    ['minutes', ['How to assess']],
    ['fips', ['Reference']],
    ['inventory', []],
  ])('says for "%s" which texts it stands in: %j', (search, labels) => {
    expect(
      searchRelease(MODULES, search)
        .at(-1)
        ?.excerpts.map(({ label }) => label),
    ).toEqual(labels);
  });

  it('shows the first two of the texts that it stands in', () => {
    const [labels] = searchRelease(MODULES, 'i').slice(-1);
    expect(labels?.excerpts.map(({ label, segments }) => [label, text(segments)])).toEqual([
      ['Guidance', 'An HSM l[i]st'],
      ['How to assess', 'Look at m[i]nutes.'],
    ]);
  });

  it('says of a category in which module it is', () => {
    expect(first('witnesses')?.place).toEqual(['Management']);
  });

  it('marks the hit in the title, and says where the thing belongs', () => {
    const hit = first('roles');
    expect([text(hit?.title ?? []), hit?.place]).toEqual(['The [roles]', ['Management', 'Key management']]);
  });
});
