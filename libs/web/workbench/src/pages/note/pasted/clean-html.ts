import { flattenTables } from './flat-tables';
import { listWordItems } from './word-lists';

/** What says nothing, or must not be looked at. */
const NOTHING = 'script, style, head, meta, link, title, template, iframe, object, embed, svg, noscript';

/**
 * What was copied from Word, Excel, Google Docs or a page, brought into the shapes that a rationale has: lists in lists,
 * two ranks of headings, tables without spans. What the schema does not know goes when the editor reads it.
 */
export function cleanHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  // Copied from a rationale: it has these shapes already.
  if (body.querySelector('[data-pm-slice]')) return html;
  for (const each of body.querySelectorAll(NOTHING)) each.remove();
  listWordItems(body);
  nestLists(body);
  rankHeadings(body);
  flattenTables(body);
  return body.innerHTML;
}

/** Google Docs and others put a list beside the item it belongs to. */
function nestLists(body: HTMLElement): void {
  for (const list of body.querySelectorAll(':is(ul, ol) > :is(ul, ol)')) {
    const item = list.previousElementSibling;
    if (item?.localName === 'li') item.append(list);
    else list.replaceWith(...list.childNodes);
  }
}

/** The highest rank that was copied is a heading, everything below it a heading of second rank. */
function rankHeadings(body: HTMLElement): void {
  const headings = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const highest = headings.map(({ localName }) => localName).sort()[0];
  for (const heading of headings) {
    const ranked = body.ownerDocument.createElement(heading.localName === highest ? 'h3' : 'h4');
    ranked.append(...heading.childNodes);
    heading.replaceWith(ranked);
  }
}
