import { type ReportPaper } from '@certitude/contracts/reporting';
import { type Report } from '../content/blocks';
import { escapedXml } from '../content/xml';
import { runOf } from './runs';
import { SHEETS, SIDE } from './sheets';

const OFFICE = 'http://schemas.openxmlformats.org';
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const NAMESPACES =
  `xmlns:w="${OFFICE}/wordprocessingml/2006/main" xmlns:r="${RELATIONS}"` +
  ` xmlns:wp="${OFFICE}/drawingml/2006/wordprocessingDrawing"`;

const TYPES: Readonly<Record<string, string>> = {
  '/word/document.xml': `${WORD}.document.main+xml`,
  '/word/styles.xml': `${WORD}.styles+xml`,
  '/word/numbering.xml': `${WORD}.numbering+xml`,
  '/word/settings.xml': `${WORD}.settings+xml`,
  '/word/header.xml': `${WORD}.header+xml`,
  '/word/footer.xml': `${WORD}.footer+xml`,
  '/docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
};

export const contentTypesXml = (): string =>
  `<Types xmlns="${OFFICE}/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
  `${Object.entries(TYPES)
    .map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
    .join('')}</Types>`;

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly isOutside?: boolean;
}

/** @param parts what nothing refers to by an id, and what is referred to by its kind */
export function relationsXml(
  parts: readonly (readonly [type: string, target: string])[],
  named: readonly Relation[] = [],
): string {
  const all: readonly Relation[] = [...parts.map(([type, target]) => ({ id: type, type, target })), ...named];
  const entries = all.map(
    ({ id, type, target, isOutside }) =>
      `<Relationship Id="${id}" Type="${type === 'core' ? CORE : `${RELATIONS}/${type}`}"` +
      ` Target="${escapedXml(target)}"${isOutside ? ' TargetMode="External"' : ''}/>`,
  );
  return `<Relationships xmlns="${OFFICE}/package/2006/relationships">${entries.join('')}</Relationships>`;
}
const CORE = `${OFFICE}/package/2006/relationships/metadata/core-properties`;

/** What the file says of itself: the day is the report's, never that of the machine. */
export function coreXml({ title, subtitle, organization, date }: Report, language: string): string {
  const moment = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escapedXml(date)}T00:00:00Z</dcterms:${name}>`;
  return (
    `<cp:coreProperties xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapedXml(`${title}: ${subtitle}`)}</dc:title><dc:creator>${escapedXml(organization)}</dc:creator>` +
    `<cp:keywords>PKI Maturity Model, PKIMM</cp:keywords>${moment('created')}${moment('modified')}` +
    `<dc:language>${language}</dc:language></cp:coreProperties>`
  );
}

/** Paper and margins, which are smaller for what is to be one page; the first page has no running head. */
export const sectionXml = (paper: ReportPaper, isCompact: boolean): string =>
  '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>' +
  `<w:footerReference w:type="first" r:id="footer"/><w:pgSz w:w="${SHEETS[paper].width}" w:h="${SHEETS[paper].height}"/>` +
  `<w:pgMar w:top="${isCompact ? 851 : 1361}" w:right="${SIDE}" w:bottom="${isCompact ? 1021 : 1247}" w:left="${SIDE}"` +
  ' w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>';

export const settingsXml = (language: string): string =>
  `<w:settings ${NAMESPACES}><w:defaultTabStop w:val="720"/><w:compat>` +
  `<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
  `<w:themeFontLang w:val="${language}"/></w:settings>`;

/**
 * The line above or below each page: one text at each side.
 * @param texts null for the number of the page
 * @param width where the line ends
 */
export function runningXml(part: 'hdr' | 'ftr', texts: readonly (string | null)[], width: number): string {
  const sides = texts.map((text) => (text === null ? PAGE : runOf(text)));
  return (
    `<w:${part} ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Running"/><w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs></w:pPr>` +
    `${sides.join('<w:r><w:tab/></w:r>')}</w:p></w:${part}>`
  );
}
const field = (name: string): string => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
const PAGE = `${runOf('Page ')}${field('PAGE')}${runOf(' of ')}${field('NUMPAGES')}`;
