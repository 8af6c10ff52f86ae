import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const WEB = ['apps/web/src', 'libs/web'];

/** Places with controls whose text is not kept, and why. */
const NOT_KEPT: Readonly<Record<string, string>> = {
  'apps/web/src/app/palette/palette.html': 'searches',
  'libs/web/assessments/src/pages/assessments-page.html': 'filters a list',
  'libs/web/workbench/src/pages/answer/answer-facts.html': 'chooses people and a day of a live answer at once',
  'libs/web/workbench/src/pages/dialogs/contributors-dialog.html': 'chooses a person; each step counts at once',
  'libs/web/workbench/src/pages/dialogs/guests-dialog.html': 'chooses a person and a day; each step counts at once',
  'libs/web/workbench/src/pages/note/note-toolbar.ts': 'the address of a link, which goes into the live note',
  'libs/web/workbench/src/pages/tree/requirement-tree.html': 'searches',
  'libs/web/core/src/shell/kept-focus.ts': 'only names what the keyboard can reach',
  'libs/web/exchange/src/imports/pages/import-listed.ts': 'chooses whom to invite; the preview proposes it again',
  'libs/web/exchange/src/imports/pages/import-people.ts': 'chooses who somebody is; the preview proposes it again',
  'libs/web/exchange/src/imports/pages/merge-page.html': 'chooses where an import goes; the preview proposes it again',
  'libs/web/exchange/src/imports/pages/merge-facts.ts': 'chooses what stands; the preview proposes it again',
  'libs/web/exchange/src/imports/pages/merge-rows.ts': 'chooses what stands; the preview proposes it again',
  'libs/web/organization/src/account/other-beginnings.html': 'a pasted link leads on at once',
  'libs/web/organization/src/removal/removal-dialog.html': 'chooses who goes on with the work',
  'libs/web/workbench/src/pages/answer/beside-facts.ts': 'chooses a target, which counts at once',
  'libs/web/workbench/src/pages/tree/bulk-dialog.html': 'goes into the live answers, whose edits wait in the browser',
  'libs/web/core/src/keys/key-press.ts': 'only names the controls in which keys write',
  'libs/web/evidence/src/pages/evidence-list-page.html': 'searches and filters a list',
  'libs/web/exchange/src/imports/pages/bring-page.html': 'what is pasted is sent at once, and pasted again',
  'libs/web/exchange/src/imports/pages/import-page.html': 'chooses what an import makes; the preview proposes it again',
  'libs/web/improvement/src/pages/plan-page.html': 'ticks a task at once',
  'libs/web/improvement/src/pages/plans-page.html': 'filters a list',
  'libs/web/models/src/pages/compare-page.html': 'chooses what is compared',
  'libs/web/models/src/pages/release-page.html': 'searches',
  'libs/web/results/src/pages/compare-page.html': 'chooses what is compared',
  'libs/web/reports/src/preview/pdf-viewer.html': 'goes to a page and chooses its size',
  'libs/web/parts/src/evidence/attach-evidence.html': 'searches',
  'libs/web/parts/src/evidence/evidence-fields.ts': 'the fields of two forms, which both keep them',
  'libs/web/parts/src/files/file-pick.ts': 'a chosen file is not text, and is chosen again',
  'libs/web/parts/src/people/person-pick.ts': 'a control of forms, which keep what it chooses',
  'libs/web/parts/src/plans/plan-fields.ts': 'the fields of two forms, which both keep them',
  'libs/web/reports/src/signing/signatures-dialog.html': 'passwords are never stored',
  'libs/web/organization/src/settings/signing.html': 'passwords are never stored, and the rest counts at once',
  'libs/web/verify/src/pages/verify-page.html': 'a hash that is compared at once',
  'libs/web/organization/src/account/new-password.html': 'passwords are never stored',
  'libs/web/organization/src/account/sign-in.html': 'passwords are never stored, and nobody is signed in yet',
  'libs/web/organization/src/account/sign-up.html': 'passwords are never stored, and nobody is signed in yet',
  'libs/web/organization/src/account/sign-up-by-link.html': 'passwords are never stored, and nobody is signed in yet',
  'libs/web/organization/src/account/sign-up-address.ts': 'an address, and nobody is signed in yet',
  'libs/web/organization/src/account/forgotten-password.html': 'an address, and nobody is signed in yet',
  'libs/web/organization/src/own-account/email-change.ts': 'passwords are never stored, and the address goes with one',
  'libs/web/organization/src/own-account/own-picture.ts': 'a chosen file is not text, and is chosen again',
  'libs/web/organization/src/own-account/password-change.ts': 'passwords are never stored',
  'libs/web/organization/src/settings/files.ts': 'ticks what is allowed, which counts at once',
  'libs/web/organization/src/settings/finalizing.ts': 'ticks what is demanded, which counts at once',
  'libs/web/organization/src/settings/members.html': 'chooses a role, which counts at once',
  'libs/web/organization/src/zones/zone-pick.ts': 'a control of forms, which keep what it chooses',
  'libs/web/organization/src/settings/profile-fields.ts': 'the fields of two forms, which both keep them',
};

const CONTROL = /<(input|textarea|select)\b|contenteditable/;
const sources = WEB.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|html)$/.test(entry.name) && !/\.spec\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
)
  .filter((path) => !path.includes('node_modules'))
  .map((path) => ({ path: relative(ROOT, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
  // The pieces that forms are made of.
  .filter(({ path }) => !path.startsWith('libs/web/ui/'));

/** Comments name elements, too. */
const template = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('every place where somebody types', () => {
  const withControls = sources.filter(({ text }) => CONTROL.test(template(text)));

  it('keeps the text until the server has it, or says why not', () => {
    const bare = withControls.filter(({ text }) => !text.includes('[certitudeDraft]'));
    expect(withControls.length).toBeGreaterThan(25);
    expect(bare.map(({ path }) => path).sort()).toEqual(Object.keys(NOT_KEPT).sort());
  });

  it('shows what was brought back, and offers to drop it', () => {
    const kept = withControls.filter(({ text }) => text.includes('[certitudeDraft]'));
    // The reason of an applicability stands beside its own button.
    const own = 'libs/web/workbench/src/pages/answer/applicability-control.ts';
    const silent = kept.filter(({ path, text }) => path !== own && !text.includes('<certitude-draft-notice'));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('is made by the one recipe', () => {
    const core = 'libs/web/core/src/';
    // With passwords, which are never stored; and where nothing is sent.
    const accounts =
      /account\/(sign-in|sign-up(-by-link|-address)?|(new|forgotten)-password|email-change|password-change)\.ts$/;
    const besides = /(settings\/signing|signing\/signatures-dialog|pages\/verify-page)\.ts$/;
    const others = sources.filter(
      ({ path, text }) =>
        /import \{[^}]*\bform\b[^}]*\} from '@angular\/forms\/signals'/.test(text) &&
        !path.startsWith(core) &&
        !accounts.test(path) &&
        !besides.test(path),
    );
    expect(others.map(({ path }) => path)).toEqual([]);
  });
});
