import { type ModuleView } from '@certitude/contracts';
import { matching } from './matching';

const requirement = (slug: string, guidance: string) => ({
  id: slug,
  slug,
  title: slug,
  weight: 1,
  guidance,
  assessment: '',
  references: [],
});
const modules: ModuleView[] = [
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
        description: 'Keys',
        levels: [],
        requirements: [requirement('roles', 'Dual control'), requirement('inventory', 'An HSM list')],
      },
    ],
  },
];
const found = (search: string) =>
  matching(modules, search).flatMap(({ categories }) =>
    categories.flatMap(({ requirements }) => requirements.map(({ slug }) => slug)),
  );

describe('searching a model release', () => {
  it.each([
    ['', ['roles', 'inventory']],
    ['hsm', ['inventory']],
    ['DUAL control', ['roles']],
    ['key', ['roles', 'inventory']],
    ['lighthouse', []],
  ])('finds for "%s" the requirements %j', (search, expected) => {
    expect(found(search)).toEqual(expected);
  });
});
