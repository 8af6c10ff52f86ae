import { type Block, type Facts, type Heading, type Inline, type Report } from '../content/blocks';
import { type Contents, contentsOf } from '../content/contents';

/** How the document looks on a screen and on paper. Nothing is loaded, nothing runs. */
const STYLE = `
:root { color-scheme: light; }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 2rem; } h2 { margin-top: 2.5rem; color: #1f5fa8; } h3 { margin-top: 2rem; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; font-size: 0.9rem; }
caption { padding-bottom: 0.3rem; color: #4d5866; text-align: start; }
th, td { padding: 0.35rem 0.5rem; border-bottom: 1px solid #c4cbd4; text-align: start; vertical-align: top; }
thead th { background: #eef2f6; } .end { text-align: end; }
.facts th, .facts td { padding: 0.15rem 0; border: 0; } .facts th { width: min(14rem, 40%); padding-inline-end: 1rem; color: #4d5866; font-weight: normal; }
tbody th { font-weight: normal; } nav ol { padding-inline-start: 1.5rem; } a { color: #1f5fa8; }
figure { margin: 1.5rem 0; } figure img { max-width: 100%; height: auto; } figcaption, .quiet { color: #4d5866; font-size: 0.9rem; }
.lead { font-size: 1.4rem; font-weight: bold; } .notice { padding: 0.7rem 1rem; border-inline-start: 4px solid #b07a00; background: #fff6e0; }
pre { padding: 0.7rem; background: #f3f5f7; white-space: pre-wrap; }
@media print { body { margin: 0; max-width: none; } h2, h3, h4 { break-after: avoid; } tr, figure { break-inside: avoid; } }
`;

/** A report as one HTML file that stands for itself, for people who must edit it or read it on a small screen. */
export function htmlOf(report: Report): string {
  const { title, subtitle, label, organization, isDraft, isCompact, language, cover, blocks } = report;
  const contents = contentsOf(report);
  return [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    `<title>${escaped(`${title}: ${subtitle}`)}</title><meta name="author" content="${escaped(organization)}">`,
    `<style>${STYLE}</style></head><body><main>`,
    `<h1 dir="auto">${escaped(title)}</h1><p class="lead" dir="auto">${escaped(subtitle)}</p>`,
    isDraft && !isCompact ? notice('Draft: this assessment is not finalized.') : '',
    label === null ? '' : notice(label),
    blockOf(cover, contents),
    contentsList(contents),
    blocksOf(blocks, contents),
    '</main></body></html>\n',
  ].join('');
}

const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const notice = (words: string): string => `<p class="notice" dir="auto">${escaped(words)}</p>`;

/** The parts of a long report, each leading to its place. */
function contentsList(contents: Contents): string {
  if (contents.size === 0) return '';
  const entries = Array.from(contents, ([{ text }, mark]) => `<li><a href="#${mark}">${escaped(text)}</a></li>`);
  return `<nav aria-labelledby="contents"><p id="contents"><strong>Contents</strong></p><ol>${entries.join('')}</ol></nav>`;
}

const NOWHERE: Contents = new Map();
const blocksOf = (blocks: readonly Block[], contents = NOWHERE): string =>
  blocks.map((block) => blockOf(block, contents)).join('');

function blockOf(block: Block, contents: Contents): string {
  switch (block.kind) {
    case 'heading':
      return headingOf(block, contents);
    case 'paragraph':
      return `<p dir="auto"${block.tone ? ` class="${block.tone}"` : ''}>${inlinesOf(block.inlines)}</p>`;
    case 'text-heading':
      return `<p dir="auto"><strong>${inlinesOf(block.inlines)}</strong></p>`;
    case 'list':
      return listOf(block);
    case 'quote':
      return `<blockquote>${blocksOf(block.blocks)}</blockquote>`;
    case 'code':
      return `<pre><code>${escaped(block.text)}</code></pre>`;
    case 'facts':
      return factsOf(block);
    case 'table':
      return tableOf(block);
    case 'text-table':
      return textTableOf(block);
    case 'chart': {
      const source = `data:image/svg+xml;base64,${base64(block.svg)}`;
      return `<figure><img src="${source}" alt="${escaped(block.alternative)}"><figcaption>${escaped(block.caption)}</figcaption></figure>`;
    }
    case 'notice':
      return notice(block.text);
    case 'rule':
      return '<hr>';
    case 'together':
      return blocksOf(block.blocks, contents);
  }
}

function headingOf(heading: Heading, contents: Contents): string {
  const mark = contents.get(heading);
  const place = mark === undefined ? '' : ` id="${mark}"`;
  return `<h${heading.level}${place} dir="auto">${escaped(heading.text)}</h${heading.level}>`;
}

function factsOf({ facts }: Facts): string {
  if (facts.length === 0) return '';
  const rows = facts.map(
    ({ name, value }) => `<tr><th scope="row">${escaped(name)}</th><td dir="auto">${escaped(value)}</td></tr>`,
  );
  return `<table class="facts"><tbody>${rows.join('')}</tbody></table>`;
}

function textTableOf({ rows }: Extract<Block, { kind: 'text-table' }>): string {
  const written = rows.map((row, at) => {
    const isHead = rows.length > 1 && row.every(({ header }) => header);
    const scope = isHead && at === 0 ? 'col' : 'row';
    const cells = row.map(({ header, blocks }) =>
      header ? `<th scope="${scope}">${blocksOf(blocks)}</th>` : `<td>${blocksOf(blocks)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${written.join('')}</table>`;
}

function listOf({ ordered, start, items }: Extract<Block, { kind: 'list' }>): string {
  const inside = items.map((item) => `<li>${blocksOf(item)}</li>`).join('');
  return ordered ? `<ol start="${start}">${inside}</ol>` : `<ul>${inside}</ul>`;
}

function tableOf({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const side = (at: number): string => (columns[at]?.align === 'end' ? ' class="end"' : '');
  const head = columns.map(({ title }, at) => `<th scope="col"${side(at)}>${escaped(title)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((words, at) => cellOf(words, at, side(at))).join('')}</tr>`).join('');
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** The first cell of a row is what the row is about. */
const cellOf = (words: string, at: number, side: string): string =>
  at === 0
    ? `<th scope="row" dir="auto"${side}>${escaped(words)}</th>`
    : `<td dir="auto"${side}>${escaped(words)}</td>`;

const TAGS = { bold: 'strong', italic: 'em', code: 'code', strike: 's', underline: 'u' } as const;

const inlinesOf = (inlines: readonly Inline[]): string => inlines.map(inlineOf).join('');

function inlineOf({ text, marks = [], link }: Inline): string {
  const words = escaped(text).replaceAll('\n', '<br>');
  const marked = marks.reduce((inside, mark) => `<${TAGS[mark]}>${inside}</${TAGS[mark]}>`, words);
  return link !== undefined ? `<a href="${escaped(link)}" rel="noreferrer">${marked}</a>` : marked;
}

/** In pieces, because a call takes only so many arguments. */
function base64(words: string): string {
  const bytes = new TextEncoder().encode(words);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
