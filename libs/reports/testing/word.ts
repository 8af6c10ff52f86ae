import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** An element of a part of a Word file. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** The parts of a Word file, each read strictly: what is no XML is an error. */
export function wordParts(file: Uint8Array): ReadonlyMap<string, Element | Uint8Array> {
  return new Map(
    Object.entries(unzipSync(file)).map(([name, content]) => [
      name,
      /\.(?:xml|rels)$/.test(name) ? parsed(strFromU8(content)) : content,
    ]),
  );
}

/** @throws Error when the file has no such part */
export function partOf(file: Uint8Array, name: string): Element {
  const part = wordParts(file).get(name);
  if (part === undefined || part instanceof Uint8Array) throw new Error(`The file has no "${name}".`);
  return part;
}

function parsed(xml: string): Element {
  const open: Element[] = [{ name: '', attributes: {}, children: [] }];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    const element: Element = { name, attributes: Object.fromEntries(values), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  const root = open[0]?.children.find((child) => typeof child !== 'string');
  if (!root) throw new Error('The part is empty.');
  return root;
}

/** All elements of a name, in their order. */
export function elements({ children }: Element, name: string): readonly Element[] {
  const own = children.filter((child) => typeof child !== 'string');
  return own.flatMap((child) => [...(child.name === name ? [child] : []), ...elements(child, name)]);
}

/** What a reader reads of it. */
export function wordText({ name, children }: Element): string {
  if (name === 'w:br' || name === 'w:tab') return name === 'w:br' ? '\n' : '\t';
  if (name === 'w:t') return children.join('');
  const inside = children.map((child) => (typeof child === 'string' ? '' : wordText(child))).join('');
  return name === 'w:p' ? `${inside}\n` : inside;
}

/** The style of a paragraph. */
export const styleOf = (paragraph: Element): string => elements(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '';
