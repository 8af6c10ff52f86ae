import { elementsOf, type PdfStructure, type Tagged } from './pdf-structure';

/** What readers with a screen reader would miss in a PDF, in words; empty where nothing is amiss. */
export function problemsOf(pdf: PdfStructure): readonly string[] {
  const elements = pdf.tree ? elementsOf(pdf.tree) : [];
  const rules: readonly (readonly [boolean, string])[] = [
    [pdf.marked, 'It does not say that it is tagged.'],
    [pdf.tree !== null, 'It has no tree of its structure.'],
    [pdf.language === 'en', 'It does not say its language.'],
    [pdf.showsTitle && Boolean(pdf.info['Title']), 'It does not show its title.'],
    [/<pdfuaid:part>1<|pdfuaid:part="1"/.test(pdf.standards), 'It does not say that it is PDF/UA-1.'],
    [pdf.fontsWithoutText.length === 0, `Fonts without text: ${pdf.fontsWithoutText.join(', ')}.`],
    [pdf.bookmarks.length > 0, 'It has no bookmarks.'],
  ];
  return [
    ...rules.flatMap(([holds, problem]) => (holds ? [] : [problem])),
    ...headingProblems(elements),
    ...elements.flatMap(elementProblems),
  ];
}

function headingProblems(elements: readonly Tagged[]): readonly string[] {
  const levels = elements.flatMap(({ tag }) => (/^H\d$/.test(tag) ? [Number(tag[1])] : []));
  const titles = levels.filter((level) => level === 1).length;
  const skipped = levels.filter((level, at) => level - (levels[at - 1] ?? 0) > 1);
  return [
    ...(titles === 1 ? [] : [`It has ${titles} headings of level 1.`]),
    ...skipped.map((level) => `A heading of level ${level} skips one.`),
  ];
}

function elementProblems(element: Tagged): readonly string[] {
  if (element.tag === 'Figure' && !element.alternative?.trim()) return ['A figure has no alternative text.'];
  if (element.tag === 'TH' && element.scope === null) return ['A header cell does not say what it is the header of.'];
  if (element.tag !== 'Table') return [];
  const rows = elementsOf(element).filter(({ tag }) => tag === 'TR');
  const widths = new Set(rows.map(({ children }) => children.length));
  return [
    ...(rows[0]?.children.some(({ tag }) => tag === 'TH') ? [] : ['A table has no header cells.']),
    ...(widths.size > 1 ? ['A table has rows of different lengths.'] : []),
  ];
}
