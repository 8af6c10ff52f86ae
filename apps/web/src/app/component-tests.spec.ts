import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const WEB = ['apps/web/src', 'libs/web'];

/** Pieces that another spec goes through as a person does: where. */
const THROUGH: Readonly<Record<string, string>> = {
  'libs/web/assessments/src/pages/assessments-home.ts': 'libs/web/assessments/src/pages/granted-page.spec.ts',
  'libs/web/organization/src/account/account-page.ts': 'libs/web/organization/src/account/sign-in.spec.ts',
  'apps/web/src/app/pages/failed.ts': 'apps/web/src/app/navigation-failure.spec.ts',
};

const files = WEB.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
).filter((path) => !path.includes('node_modules'));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const components = files
  .filter((path) => !/\.spec\.ts$|\/testing\//.test(path))
  .map((path) => ({ path, text: read(path) }))
  .filter(({ text }) => text.includes('@Component('));
/** Classes that an address leads to. */
const routed = new Set(
  files
    .filter((path) => /routes\.ts$/.test(path))
    .flatMap((path) => [...read(path).matchAll(/component: (\w+)|\.then\(\(\w+\) => \w+\.(\w+)\)/g)])
    .map(([, direct, lazy]) => direct ?? lazy),
);
const tested = components.filter(
  ({ path, text }) =>
    /-(page|dialog|form|panel)\.ts$/.test(path) ||
    [...text.matchAll(/export class (\w+)/g)].some(([, name]) => routed.has(name ?? '')),
);

describe('every page, dialog, form and panel', () => {
  it('is found', () => {
    expect(tested.length).toBeGreaterThan(35);
    expect(routed).toContain('PlanPage');
  });

  it('has a component test beside it, or says which one goes through it', () => {
    const bare = tested
      .map(({ path }) => path)
      .filter((path) => !existsSync(join(ROOT, path.replace(/\.ts$/, '.spec.ts'))));
    expect(bare.sort()).toEqual(Object.keys(THROUGH).sort());
  });

  it('is gone through where that is said', () => {
    expect(Object.values(THROUGH).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe('everything that lies above a page', () => {
  const journey = read('apps/e2e/src/support/openers.ts');
  const opened = (list: string): string[] =>
    [...(journey.split(`export const ${list}`)[1]?.split('\n];')[0] ?? '').matchAll(/opens: '([^']+)'/g)]
      .map(([, name]) => name ?? '')
      .sort();
  const withTemplates = files
    .concat(
      WEB.flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
          .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
      ),
    )
    .filter((path) => !/\.spec\.ts$|\/testing\/|node_modules/.test(path));
  const namesOf = (pattern: RegExp): string[] => [
    ...new Set(
      withTemplates.filter((path) => pattern.test(read(path))).map((path) => /([^/]+)\.\w+$/.exec(path)?.[1] ?? ''),
    ),
  ];

  it('gives the keyboard back, as the journey through all dialogs shows', () => {
    // That of several requirements needs a selection first, which the component’s own test makes.
    const all = [...opened('DIALOGS'), 'bulk-dialog'].sort();
    expect(all).toEqual(namesOf(/^\s*<certitude-dialog\b/m).sort());
  });

  it('gives the keyboard back, as the journey through all menus and panels shows', () => {
    const panels = namesOf(/\[matMenuTriggerFor\]|\bcdkConnectedOverlay$/m);
    expect(opened('PANELS')).toEqual([...panels, 'palette'].sort());
  });
});
