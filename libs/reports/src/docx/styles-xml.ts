/** Twentieths of a point before and after a paragraph, and its half-points of size. */
interface Look {
  readonly based?: string;
  readonly size?: number;
  readonly colour?: string;
  readonly before?: number;
  readonly after?: number;
  readonly bold?: boolean;
  readonly keepNext?: boolean;
  /** Of a heading, from 0. */
  readonly outline?: number;
  readonly border?: string;
  readonly fill?: string;
  readonly indent?: number;
  readonly run?: string;
}

const INK = '1C2430';
const QUIET = '4D5866';
const ACCENT = '1F5FA8';
const LINE = 'C4CBD4';
const line = (side: string, colour = LINE, size = 4): string =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="4" w:color="${colour}"/>`;

/** By the names that documents use. The order is theirs, too. */
const PARAGRAPHS: readonly (readonly [id: string, name: string, look: Look])[] = [
  ['Brand', 'Brand', { colour: QUIET, bold: true, size: 20, before: 1800, after: 60 }],
  ['Heading1', 'heading 1', { size: 52, bold: true, after: 120, keepNext: true, outline: 0 }],
  [
    'Heading2',
    'heading 2',
    { size: 30, bold: true, colour: ACCENT, before: 420, after: 160, keepNext: true, outline: 1 },
  ],
  ['Heading3', 'heading 3', { size: 24, bold: true, before: 320, after: 120, keepNext: true, outline: 2 }],
  ['Heading4', 'heading 4', { size: 21, bold: true, before: 260, after: 100, keepNext: true, outline: 3 }],
  ['TOCHeading', 'TOC Heading', { bold: true, before: 480, after: 120, keepNext: true }],
  ['TOC2', 'toc 2', { size: 19, after: 40 }],
  ['Subtitle', 'Subtitle', { size: 32, after: 480 }],
  ['TextHeading', 'Text heading', { bold: true, before: 180, after: 100, keepNext: true }],
  ['Lead', 'Lead', { size: 30, bold: true }],
  ['Quiet', 'Quiet', { colour: QUIET, keepNext: true }],
  ['Quote', 'Quote', { border: line('left', LINE, 12), colour: QUIET }],
  [
    'Code',
    'Code',
    { fill: 'F3F5F7', size: 17, run: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>' },
  ],
  ['Notice', 'Notice', { fill: 'FFF6E0', border: line('left', 'B07A00', 24), before: 120, after: 160, indent: 120 }],
  ['Rule', 'Rule', { border: line('bottom'), after: 160 }],
  ['Chart', 'Chart', { before: 120, after: 60, keepNext: true }],
  ['Caption', 'caption', { size: 17, colour: QUIET, after: 240 }],
  [
    'TableCaption',
    'Table caption',
    { based: 'Caption', size: 17, colour: QUIET, before: 200, after: 80, keepNext: true },
  ],
  ['TableText', 'Table text', { size: 17, before: 40, after: 40 }],
  ['TableHeading', 'Table heading', { based: 'TableText', size: 17, bold: true, before: 40, after: 40 }],
  ['FactName', 'Fact name', { size: 19, colour: QUIET, before: 30, after: 30 }],
  ['FactValue', 'Fact value', { size: 19, before: 30, after: 30 }],
  ['AfterTable', 'After table', { size: 12, after: 60 }],
  ['Running', 'Running line', { size: 16, colour: QUIET, after: 0 }],
];

/** How everything looks; headings are Word's own, so that an outline, a table of contents and readers know them. */
export const stylesXml = (namespaces: string, language: string, isCompact: boolean): string =>
  `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>` +
  '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>' +
  `<w:color w:val="${INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="${language}"/></w:rPr></w:rPrDefault>` +
  '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  PARAGRAPHS.map((style) => paragraphStyle(style, isCompact)).join('') +
  `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="${ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>` +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>' +
  '<w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  tableStyle('ReportTable', `${line('bottom')}${line('insideH')}`, FIRST_ROW) +
  tableStyle(
    'TextTable',
    ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => line(side)).join(''),
    FIRST_ROW,
  ) +
  `${tableStyle('FactsTable', '', '', FROM_THE_EDGE)}</w:styles>`;

/** Names of facts begin where paragraphs do. */
const FROM_THE_EDGE = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/></w:tblCellMar>';

const FIRST_ROW =
  '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/></w:tcPr></w:tblStylePr>';

/** @param isCompact with half as much room between paragraphs, for what is to be one page */
function paragraphStyle([id, name, look]: (typeof PARAGRAPHS)[number], isCompact: boolean): string {
  const room = (twentieths: number): number => (isCompact ? Math.min(twentieths >> 1, 120) : twentieths);
  const { based = 'Normal', keepNext, border, fill, before = 0, after = 120, indent, outline } = look;
  const properties = [
    keepNext ? '<w:keepNext/>' : '',
    border ? `<w:pBdr>${border}</w:pBdr>` : '',
    fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>` : '',
    `<w:spacing w:before="${room(before)}" w:after="${room(after)}"/>`,
    indent ? `<w:ind w:left="${indent}"/>` : '',
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
  ];
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/><w:next w:val="Normal"/>` +
    `<w:qFormat/><w:pPr>${properties.join('')}</w:pPr><w:rPr>${runLook(look)}</w:rPr></w:style>`
  );
}

const runLook = ({ run = '', bold, colour, size }: Look): string =>
  [
    run,
    bold ? '<w:b/><w:bCs/>' : '',
    colour ? `<w:color w:val="${colour}"/>` : '',
    size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : '',
  ].join('');

const tableStyle = (id: string, borders: string, parts: string, margins = ''): string =>
  `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="TableNormal"/>` +
  `<w:tblPr>${borders && `<w:tblBorders>${borders}</w:tblBorders>`}${margins}</w:tblPr>${parts}</w:style>`;
