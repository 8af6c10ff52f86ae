import { type Report } from '../content/blocks';

export type Paper = 'a4' | 'us-letter';
export const PAPERS: readonly Paper[] = ['a4', 'us-letter'];

/** Fonts in the order in which a character is looked for. */
const FONTS = ['Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Hebrew', 'ZCOOL XiaoWei'];

/** What the template reads, as the one input that it takes. */
export function typstInputs(report: Report, paper: Paper): Readonly<Record<'report', string>> {
  const [year, month, day] = report.date.split('-').map(Number);
  const { title, subtitle, label, organization, language, cover, blocks, isDraft, isCompact } = report;
  return {
    report: JSON.stringify({
      ...{ title, subtitle, label, organization, language, cover, blocks, paper },
      draft: isDraft,
      compact: isCompact,
      day: { year, month, day },
      fonts: FONTS,
      mono: FONTS,
    }),
  };
}
