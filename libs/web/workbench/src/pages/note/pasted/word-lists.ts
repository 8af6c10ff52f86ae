/** Word writes at most nine. */
const DEEPEST = 9;

/** Word marks an item of a list by a style: `mso-list:l0 level2 lfo1`. */
const levelOf = (element: Element): number | null => {
  const level = /mso-list:[^;"']*level(\d+)/i.exec(element.getAttribute('style') ?? '')?.[1];
  return level === undefined ? null : Math.min(Math.max(Number(level), 1), DEEPEST);
};

/** The bullet or number that Word writes as text in front of an item. */
const markerOf = (item: Element): Element | null =>
  [...item.querySelectorAll('[style]')].find((each) => /mso-list:\s*ignore/i.test(each.getAttribute('style') ?? '')) ??
  null;

const isNumber = (marker: string): boolean => /^\(?(?:\d+|[a-z]{1,2}|[ivxlc]+)[.)]/i.test(marker.trim());

/** Makes lists of the paragraphs that Word copies in place of lists, in each other as Word has them. */
export function listWordItems(body: HTMLElement): void {
  for (const first of body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    if (first.isConnected && levelOf(first) !== null) listFrom(first);
  }
}

function listFrom(first: Element): void {
  const open: HTMLElement[] = [];
  const start = first.ownerDocument.createElement('div');
  first.before(start);
  for (let item: Element | null = first; item && levelOf(item) !== null;) {
    const next: Element | null = item.nextElementSibling;
    put(item, open, start);
    item = next;
  }
  start.replaceWith(...start.childNodes);
}

/** @param open the lists that are open, from the outermost on */
function put(item: Element, open: HTMLElement[], start: HTMLElement): void {
  const marker = markerOf(item);
  const name = isNumber(marker?.textContent ?? '') ? 'ol' : 'ul';
  marker?.remove();
  // A level that nothing stands above is the next one below what is there.
  const depth = Math.min(levelOf(item) ?? 1, open.length + 1);
  open.length = Math.min(open.length, depth);
  const before = open[depth - 1];
  if (before && before.localName !== name) open.length = depth - 1;
  if (open.length < depth) {
    const list = item.ownerDocument.createElement(name);
    (open.at(-1)?.lastElementChild ?? start).append(list);
    open.push(list);
  }
  const entry = item.ownerDocument.createElement('li');
  const words = item.ownerDocument.createElement('p');
  words.append(...item.childNodes);
  entry.append(words);
  open.at(-1)?.append(entry);
  item.remove();
}
