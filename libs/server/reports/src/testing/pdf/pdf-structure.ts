import { type PdfDictionary, PdfObjects, type PdfValue } from './pdf-objects';

/** An element of the tree that readers follow instead of the pages. */
export interface Tagged {
  readonly tag: string;
  readonly alternative: string | null;
  readonly title: string | null;
  readonly scope: string | null;
  readonly children: readonly Tagged[];
}

/** What a PDF says of itself besides its pages. */
export interface PdfStructure {
  readonly marked: boolean;
  readonly language: string | null;
  readonly showsTitle: boolean;
  readonly info: Readonly<Record<string, string>>;
  /** XMP, which names the standard. */
  readonly standards: string;
  readonly tree: Tagged | null;
  readonly bookmarks: readonly string[];
  readonly fontsWithoutText: readonly string[];
  readonly outputIntents: number;
  readonly pages: number;
}

export function structureOf(file: Uint8Array): PdfStructure {
  const objects = PdfObjects.of(file);
  const catalog = objects.dictionary(objects.trailer['/Root']);
  const all = objects.all();
  const fonts = all.filter((each) => each['/Type'] === '/Font' && !String(each['/Subtype']).startsWith('/CIDFont'));
  const root = catalog['/StructTreeRoot'];
  const language = objects.follow(catalog['/Lang']);
  return {
    marked: objects.dictionary(catalog['/MarkInfo'])['/Marked'] === true,
    language: typeof language === 'string' ? language : null,
    showsTitle: objects.dictionary(catalog['/ViewerPreferences'])['/DisplayDocTitle'] === true,
    info: textsOf(objects.dictionary(objects.trailer['/Info'])),
    standards: Buffer.from(file).toString('utf8'),
    tree: root === undefined ? null : taggedOf(objects, { '/S': '/Root', ...objects.dictionary(root) }),
    bookmarks: bookmarksOf(objects, objects.dictionary(catalog['/Outlines'])['/First']),
    fontsWithoutText: fonts.filter((font) => !('/ToUnicode' in font)).map((font) => String(font['/BaseFont'])),
    outputIntents: objects.list(catalog['/OutputIntents']).length,
    pages: all.filter((each) => each['/Type'] === '/Page').length,
  };
}

/** Every element of the tree, in the order in which it is read. */
export const elementsOf = (tree: Tagged): readonly Tagged[] => [tree, ...tree.children.flatMap(elementsOf)];

const textsOf = (dictionary: PdfDictionary): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(dictionary).flatMap(([key, value]) => (typeof value === 'string' ? [[key.slice(1), value]] : [])),
  );

function taggedOf(objects: PdfObjects, element: PdfDictionary): Tagged {
  const attributes = objects.list(element['/A']).map((one) => objects.dictionary(one));
  const scope = attributes.map((one) => one['/Scope']).find((one) => one !== undefined);
  const text = (value: PdfValue | undefined): string | null => {
    const found = objects.follow(value);
    return typeof found === 'string' ? found : null;
  };
  const children = objects
    .list(element['/K'])
    .map((child) => objects.dictionary(child))
    .filter((child) => '/S' in child);
  return {
    tag: String(element['/S']).slice(1),
    alternative: text(element['/Alt']),
    title: text(element['/T']),
    scope: typeof scope === 'string' ? scope.slice(1) : null,
    children: children.map((child) => taggedOf(objects, child)),
  };
}

function bookmarksOf(objects: PdfObjects, first: PdfValue | undefined): readonly string[] {
  if (first === undefined) return [];
  const item = objects.dictionary(first);
  const title = objects.follow(item['/Title']);
  return [
    typeof title === 'string' ? title : '',
    ...bookmarksOf(objects, item['/First']),
    ...bookmarksOf(objects, item['/Next']),
  ];
}
