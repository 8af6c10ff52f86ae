import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as compiler from '@angular/compiler';

const ROOT = join(__dirname, '../../../..');
const WEB = ['apps/web/src', 'libs/web'];

/** Regions that come with their place, and why what they say is noticed nevertheless. */
const WITH_THEIR_PLACE: Readonly<Record<string, string>> = {
  'libs/web/exchange/src/imports/pages/import-progress.ts': 'its steps follow each other while it is there',
  'libs/web/exchange/src/imports/pages/merge-page.html': 'says what each decision changes, while it is there',
  'libs/web/models/src/pages/compare-page.html': 'says what each filter leaves, while it is there',
  'libs/web/models/src/pages/release-page.html': 'there with the search field, before somebody searches',
  'libs/web/organization/src/account/bring-archive.html': 'its steps follow each other while it is there',
  'libs/web/organization/src/settings/archive-card.html': 'its steps follow each other while it is there',
  'libs/web/reports/src/pages/reports-page.html': 'its states follow each other while it is there',
  'libs/web/reports/src/signing/signatures-dialog.html': 'there with the dialog, before somebody brings a file',
  'libs/web/verify/src/pages/verify-page.html': 'there with the file, before somebody compares its version',
  'libs/web/workbench/src/pages/answer/answer-pane.html': 'there with the answer, before somebody else changes it',
  'libs/web/workbench/src/pages/context/review-panel.html': 'there with the review, before the answer changes',
};

interface Region {
  readonly path: string;
  /** Blocks around it that bring it and take it away. */
  readonly blocks: number;
  /** Whether another one is around it: both would be read. */
  readonly nested: boolean;
}
type Attributes = Readonly<Record<string, string>>;

const isPolite = (attributes: Attributes): boolean =>
  ['status', 'log'].includes(attributes['role'] ?? '') || 'aria-live' in attributes;
const isAlert = (name: string, attributes: Attributes): boolean =>
  attributes['role'] === 'alert' || (name === 'certitude-notice' && attributes['tone'] === 'danger');

/** Every live region of a template, with what stands around it. */
function regionsOf(path: string, template: string): readonly (Region & { readonly polite: boolean })[] {
  const { nodes, errors } = compiler.parseTemplate(template, path, { preserveWhitespaces: false });
  if (errors?.length) throw new Error(`${path}: ${errors[0]?.msg}`);
  const found: (Region & { readonly polite: boolean })[] = [];
  let [blocks, around] = [0, 0];
  class Walk extends compiler.TmplAstRecursiveVisitor {
    override visitElement(element: compiler.TmplAstElement): void {
      const attributes = Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]));
      const polite = isPolite(attributes);
      const isRegion = polite || isAlert(element.name, attributes);
      if (isRegion) found.push({ path, blocks, nested: around > 0, polite });
      around += isRegion ? 1 : 0;
      super.visitElement(element);
      around -= isRegion ? 1 : 0;
    }
    override visitIfBlockBranch(block: compiler.TmplAstIfBlockBranch): void {
      blocks++;
      super.visitIfBlockBranch(block);
      blocks--;
    }
    override visitForLoopBlock(block: compiler.TmplAstForLoopBlock): void {
      blocks++;
      super.visitForLoopBlock(block);
      blocks--;
    }
    override visitSwitchBlockCaseGroup(block: compiler.TmplAstSwitchBlockCaseGroup): void {
      blocks++;
      super.visitSwitchBlockCaseGroup(block);
      blocks--;
    }
  }
  compiler.tmplAstVisitAll(new Walk(), nodes);
  return found;
}

const INLINE = /\btemplate: `((?:[^`\\]|\\.)*)`/g;
const templates = WEB.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec)\.(?:ts|html)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
)
  .filter((path) => !/node_modules|\/testing\/|index\.html$/.test(path))
  .flatMap((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    const all = path.endsWith('.html') ? [text] : [...text.matchAll(INLINE)].map(([, template]) => template ?? '');
    return all.map((template) => ({ path, template }));
  });

describe('what is read out without being looked at', () => {
  const regions = templates.flatMap(({ path, template }) => regionsOf(path, template));

  it('is found', () => {
    expect(templates.length).toBeGreaterThan(120);
    expect(regions.length).toBeGreaterThan(20);
  });

  it('has a place that was there before it speaks, or says why it is noticed', () => {
    const late = regions.filter(({ polite, blocks }) => polite && blocks > 0).map(({ path }) => path);
    expect([...new Set(late)].sort()).toEqual(Object.keys(WITH_THEIR_PLACE).sort());
  });

  it('is read once: no region stands in another', () => {
    expect(regions.filter(({ nested }) => nested).map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ['comes with its text', '@if (late()) { <p role="status">Sent.</p> }', 1, false],
    ['comes with its row', '@for (row of rows; track row) { <p aria-live="polite">{{ row }}</p> }', 1, false],
    ['stands in another', '<div role="status"><p role="alert">Twice</p></div>', 0, true],
    ['is there and waits', '<p role="status">@if (late()) { Sent. }</p>', 0, false],
  ])('is told apart: a region that %s', (_what, template, blocks, nested) => {
    const found = regionsOf('page.html', template);
    expect(found.at(-1)).toMatchObject({ blocks, nested });
  });
});
