import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { type Route, type Routes } from '@angular/router';
import { routes } from './app.routes';

const ROOT = join(__dirname, '../../../..');

interface Page {
  readonly path: string;
  readonly route: Route;
}

/** Every page that an address leads to, libraries included. */
async function pagesOf(all: Routes, above = ''): Promise<Page[]> {
  const found: Page[] = [];
  for (const route of all) {
    const path = [above, route.path ?? '(matcher)'].filter(Boolean).join('/');
    const below = [...(route.children ?? []), ...(route.loadChildren ? ((await route.loadChildren()) as Routes) : [])];
    const isPage = (route.component ?? route.loadComponent) !== undefined && below.length === 0;
    if (isPage) found.push({ path, route });
    found.push(...(await pagesOf(below, path)));
  }
  return found;
}

const sources = globSync('{apps,libs}/web/**/*.ts', { cwd: ROOT, exclude: (path) => path.includes('node_modules') })
  .filter((path) => !path.endsWith('.spec.ts'))
  .map((path) => readFileSync(join(ROOT, path), 'utf8'));
const classOf = ({ component, loadComponent }: Route): string =>
  component?.name.replace(/^_+/, '') ??
  /(?:\.|{ )(\w+)(?: }\) => \1)?\)?;?\s*}?\)?$/.exec(loadComponent?.toString() ?? '')?.[1] ??
  '';

describe('the title of a page', () => {
  let pages: Page[];
  beforeAll(async () => {
    pages = await pagesOf(routes);
  });

  it('is there for every address', () => {
    expect(pages.length).toBeGreaterThan(35);
    expect(pages.filter(({ route }) => typeof route.title !== 'string').map(({ path }) => path)).toEqual([]);
  });

  it('names the object where the address does', () => {
    const ofOne = pages.filter(
      ({ path, route }) => /\/:\w+(\/(details|results|compare))?$/.test(path) || route.matcher,
    );
    expect(ofOne.length).toBeGreaterThan(10);
    const nameless = ofOne
      .map(({ route }) => sourceOf(classOf(route)))
      .filter(({ text }) => !/^ +title: \(\) =>/m.test(text))
      .map(({ name }) => name);
    // Whose password or address it is, the link does not say.
    expect(nameless).toEqual(['SignUpByLink', 'ConfirmAddress', 'NewPassword']);
  });
});

function sourceOf(name: string): { readonly name: string; readonly text: string } {
  const text = sources.find((source) => new RegExp(`export class ${name}\\b`).test(source));
  if (!name || text === undefined) throw new Error(`No page is called “${name}”.`);
  return { name, text };
}

describe('every address', () => {
  const journey = readFileSync(join(ROOT, 'apps/e2e/src/support/pages.ts'), 'utf8');
  /** A list of the journey that visits every page. */
  const visited = (list: string): string[] => {
    const [, items = ''] = new RegExp(`export const ${list} = \\[([^\\]]*)\\]`).exec(journey) ?? [];
    return [...items.matchAll(/'([^']+)'/g)].map(([, path]) => path ?? '').sort();
  };

  it('is visited by the journey that looks at names, voices and the keyboard', async () => {
    const pages = await pagesOf(routes);
    const inside = 'o/:organizationId/';
    const paths = pages.map(({ path }) =>
      path.replaceAll('(matcher)/', '').replace('(matcher)', 'assessments/:assessmentId'),
    );
    const ofOrganization = paths.filter((path) => path.startsWith(inside)).map((path) => path.slice(inside.length));
    expect(ofOrganization.sort()).toEqual(visited('OF_ORGANIZATION'));
    const others = paths.filter((path) => !path.startsWith(inside));
    expect(others.sort()).toEqual([...visited('OUTSIDE'), ...visited('OF_ACCOUNT')].sort());
  });
});
