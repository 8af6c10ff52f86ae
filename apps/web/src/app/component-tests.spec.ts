import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const WEB = ['apps/web/src', 'libs/web'];

/** Pieces that another spec goes through as a person does: where. */
const THROUGH: Readonly<Record<string, string>> = {
  'libs/web/assessments/src/pages/assessments-home.ts': 'libs/web/assessments/src/pages/granted-page.spec.ts',
  'libs/web/organization/src/account/account-page.ts': 'libs/web/organization/src/account/sign-in.spec.ts',
  'libs/web/workbench/src/pages/tree/bulk-dialog.ts': 'libs/web/workbench/src/pages/tree/tree-selecting.spec.ts',
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
