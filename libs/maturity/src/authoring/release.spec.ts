import { ModelFileError } from '../files/model-file-error';
import { readYaml } from '../files/read-yaml';
import { type CatalogueEntry } from '../files/references';
import { renderRelease } from './release';
import { type ModuleTexts, type ReleaseStructure } from './sources';

const structure: ReleaseStructure = {
  version: '1.0.0',
  schemaVersion: '1.0.0',
  levels: ['1 - Initial', '2 - Basic', '3 - Advanced', '4 - Managed', '5 - Optimized'],
  modules: [
    {
      id: 'G',
      name: 'Governance',
      categories: [
        {
          id: '1',
          slug: 'vision',
          name: 'Vision',
          weight: 5,
          requirements: [{ id: '7', slug: 'sponsor', weight: 3, title: 'A sponsor' }],
        },
      ],
    },
  ],
};
const sponsor = { guidance: 'Why\nso', assessment: 'How', references: ['link', 'book'] };
const vision = {
  description: 'About\nit',
  levels: { 1: 'One', 2: 'Two', 3: 'Three', 4: 'Four', 5: 'Five' },
  requirements: { sponsor },
};
const texts: ModuleTexts = { module: 'G', description: 'All\nof it', categories: { vision } };
const entry = (id: string, title: string, url: string | null): [string, CatalogueEntry] => [
  id,
  { id, title, authority: null, regions: [], url },
];
const catalogue = new Map([
  entry('link', 'A link [2030] of [many]', 'https://a.example/(a)_(b)'),
  entry('book', 'A book [2nd]', null),
]);
const built = (own: Partial<ReleaseStructure> = {}) =>
  readYaml(renderRelease({ structure: { ...structure, ...own }, texts: [texts], catalogue }));

/** What a release without some texts is refused for. */
function problemsOf(own: readonly ModuleTexts[], known = catalogue) {
  try {
    renderRelease({ structure, texts: own, catalogue: known });
  } catch (error) {
    if (error instanceof ModelFileError) return error.problems.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
  return [];
}

describe('a release that is made of its structure and our texts', () => {
  it('has each text in its place, on one line', () => {
    expect(built()).toEqual({
      schemaVersion: '1.0.0',
      version: '1.0.0',
      modules: [
        {
          id: 'G',
          name: 'Governance',
          description: 'All of it\n',
          categories: [
            {
              id: '1',
              weight: 5,
              name: 'Vision',
              description: 'About it\n',
              levels: ['One', 'Two', 'Three', 'Four', 'Five'].map((description, at) => ({
                number: at + 1,
                name: structure.levels[at],
                description: `${description}\n`,
              })),
              requirements: [
                {
                  id: '7',
                  weight: 3,
                  description: 'A sponsor',
                  guidance: 'Why so\n',
                  assessment: 'How\n',
                  references: '- [A link (2030) of (many)](https://a.example/%28a%29_%28b%29)\n- A book (2nd)\n',
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('names its references by their ids in schema 2.0.0', () => {
    expect(built({ schemaVersion: '2.0.0' })).toMatchObject({
      modules: [{ categories: [{ requirements: [{ references: ['link', 'book'] }] }] }],
    });
  });

  it('says at its head which release it is, and that it is generated', () => {
    const text = renderRelease({ structure, texts: [texts], catalogue });
    expect(text.split('\n').slice(0, 2)).toEqual([
      expect.stringContaining('release 1.0.0'),
      expect.stringContaining('do not edit'),
    ]);
  });

  it.each([
    ['a module', [], ['G has no texts', 'vision has no texts', 'sponsor has no texts']],
    [
      'a module but has another',
      [{ ...texts, module: 'M' }],
      ['G has no texts', 'vision has no texts', 'sponsor has no texts'],
    ],
    ['a category', [{ ...texts, categories: {} }], ['vision has no texts', 'sponsor has no texts']],
    [
      'a requirement',
      [{ ...texts, categories: { vision: { ...vision, requirements: {} } } }],
      ['sponsor has no texts'],
    ],
  ] as [string, ModuleTexts[], string[]][])('is none when it lacks the texts of %s', (_, own, problems) => {
    expect(problemsOf(own)).toEqual(problems);
  });

  it('is none when it names what is not in the catalogue', () => {
    expect(problemsOf([texts], new Map([entry('book', 'A book', null)]))).toEqual([
      'sponsor names the unknown reference "link"',
    ]);
  });
});
