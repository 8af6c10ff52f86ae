import { type Page } from 'playwright-core';

/** Fields whose name is not written above them, and what says on the screen what they are. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  '^Search': 'a magnifier stands in it',
  '^Role of ': 'the column of the table says it, and the row whose',
  '^Due$': 'stands above it, as the term of a list of facts',
  '^Picture$': 'the button that opens it says it',
  '^Key: ': 'stands beside it, in the row of what it does',
};

interface NamesOfPage {
  /** Texts of the main headings that are in the page. */
  readonly headings: readonly string[];
  /** Fields without a name that can be read, each as a sentence. */
  readonly nameless: readonly string[];
  /** Messages that would be read out more than once. */
  readonly repeated: readonly string[];
}

/** Runs in the page. */
const LOOK = `((explained) => {
  const text = (element) => (element?.innerText ?? '').replace(/\\s+/g, ' ').trim();
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  // Of a label the words, not the key that is drawn beside the field.
  const isReadable = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return isSeen(element) && width > 1 && height > 1 && text(element).length > 1;
  };
  const byIds = (ids) => (ids ?? '').split(' ').map((id) => document.getElementById(id)).filter(Boolean);
  const fields = [...document.querySelectorAll('input, select, textarea, [contenteditable="true"], [role=textbox]')]
    .filter((field) => field.type !== 'hidden' && (isSeen(field) || field.labels?.length));
  const visibleName = (field) => [...(field.labels ?? []), ...byIds(field.getAttribute('aria-labelledby'))].some(isReadable);
  const nameOf = (field) => field.getAttribute('aria-label')
    ?? ([...(field.labels ?? [])].map((label) => label.textContent.trim()).join(' ') || field.outerHTML.slice(0, 160));
  const nameless = fields.filter((field) => !visibleName(field)).map(nameOf)
    .filter((name) => !explained.some((pattern) => new RegExp(pattern).test(name)));
  const regions = [...document.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live]')].filter((region) => region.getAttribute('aria-live') !== 'off');
  const said = regions.filter(isSeen).map(text).filter(Boolean);
  const nested = regions.filter((region) => regions.some((other) => other !== region && other.contains(region))).map((region) => 'nested: ' + region.outerHTML.slice(0, 120));
  return {
    headings: [...document.querySelectorAll('h1')].filter(isSeen).map(text),
    nameless: [...new Set(nameless)],
    repeated: [...said.filter((one, at) => said.indexOf(one) !== at), ...nested],
  };
})(${JSON.stringify(Object.keys(NAMED_OTHERWISE))})`;

/** How the page, as it is now, is named and what it reads out. */
export const namesOf = (page: Page): Promise<NamesOfPage> => page.evaluate<NamesOfPage>(LOOK);
