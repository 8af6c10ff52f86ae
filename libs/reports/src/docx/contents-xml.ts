import { type Contents } from '../content/contents';
import { escapedXml } from '../content/xml';
import { runOf } from './runs';

/**
 * The list of what a report consists of, as Word's own field with its entries inside. Without numbers of pages, which only the
 * program knows that sets them: so it is right before anybody updates it, and stays right.
 */
export function contentsXml(contents: Contents): string {
  if (contents.size === 0) return '';
  const entries = Array.from(contents, ([{ text }, mark], at) => {
    const entry = `<w:hyperlink w:anchor="${nameOf(mark)}" w:history="1">${runOf(text)}</w:hyperlink>`;
    const [before, after] = [at === 0 ? BEGIN : '', at === contents.size - 1 ? END : ''];
    return `<w:p><w:pPr><w:pStyle w:val="TOC2"/></w:pPr>${before}${entry}${after}</w:p>`;
  });
  return `<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>${runOf('Contents')}</w:p>${entries.join('')}`;
}

/** A heading that the list leads to. */
export function markedXml(mark: string, runs: string): string {
  const id = /\d+$/.exec(mark)?.[0] ?? '0';
  return `<w:bookmarkStart w:id="${id}" w:name="${nameOf(mark)}"/>${runs}<w:bookmarkEnd w:id="${id}"/>`;
}

/** Names of places begin with a letter or this sign, and have no others in them. */
const nameOf = (mark: string): string => escapedXml(`_${mark.replaceAll('-', '_')}`);

const sign = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
/** Headings of level 2, as links, without numbers of pages. */
const INSTRUCTION = '<w:r><w:instrText xml:space="preserve"> TOC \\o "2-2" \\n \\h \\z </w:instrText></w:r>';
const BEGIN = sign('begin') + INSTRUCTION + sign('separate');
const END = sign('end');
