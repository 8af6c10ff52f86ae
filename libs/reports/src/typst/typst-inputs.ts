import { type ReportPaper } from '@certitude/contracts/reporting';
import { type Report } from '../content/blocks';

/** Fonts in the order in which a character is looked for. */
export const FONT_FAMILIES: readonly string[] = ['Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Hebrew', 'ZCOOL XiaoWei'];

/** What the template reads, as the one input that it takes. */
export function typstInputs(report: Report, paper: ReportPaper): Readonly<Record<'report', string>> {
  const [year, month, day] = report.date.split('-').map(Number);
  const { title, subtitle, label, organization, language, cover, blocks, isDraft, isCompact } = report;
  return {
    report: JSON.stringify(
      {
        ...{ title, subtitle, label, organization, language, cover, blocks, paper },
        draft: isDraft,
        compact: isCompact,
        day: { year, month, day },
        fonts: FONT_FAMILIES,
        mono: FONT_FAMILIES,
      },
      readable,
    ),
  };
}

/** The halves of a sign without each other are no JSON for whoever reads it strictly. */
const readable = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value);
