import { type ReportPaper } from '@certitude/contracts/reporting';
import { type Report } from '../content/blocks';
import { contentsOf } from '../content/contents';
import { runningNames } from '../words';

/** Fonts in the order in which a character is looked for. */
export const FONT_FAMILIES: readonly string[] = [
  ...['Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Hebrew', 'ZCOOL XiaoWei', 'Do Hyeon'],
];

/** What the template reads, as the one input that it takes. */
export function typstInputs(report: Report, paper: ReportPaper): Readonly<Record<'report', string>> {
  const [year, month, day] = report.date.split('-').map(Number);
  const { title, subtitle, label, organization, language, cover, blocks, isDraft, isCompact } = report;
  return {
    report: JSON.stringify(
      {
        ...{ title, subtitle, label, organization, language, cover, blocks, paper },
        // One line, whatever the names.
        running: runningNames(organization, subtitle),
        draft: isDraft,
        compact: isCompact,
        listed: contentsOf(report).size > 0,
        day: { year, month, day },
        fonts: FONT_FAMILIES,
        mono: FONT_FAMILIES,
      },
      readable,
    ),
  };
}

/** What is not printed as words, and has to stay as it is. */
const UNBROKEN: readonly string[] = ['svg', 'link', 'alternative'];

/** Halves of signs are no JSON for whoever reads it strictly; a word that is longer than a line may be broken. */
const readable = (key: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  const whole = value.toWellFormed();
  const isWhole = UNBROKEN.includes(key) || (key === 'value' && HASH.test(whole));
  return isWhole ? whole : whole.replace(LONG_WORD, breakable);
};

/** As a fact it stands in one line, and is copied to be compared. */
const HASH = /^[0-9a-f]{64}$/;
/** Scripts that are written without spaces are broken by their own rules. */
const LONG_WORD = /[^\s\u200b\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{28,}/gu;
const PIECE = 4;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** With places to break it, as zero-width spaces: the typesetter cannot put them into long texts by a rule of its own. */
const breakable = (word: string): string =>
  Array.from(segmenter.segment(word), ({ segment }, at) =>
    at > 0 && at % PIECE === 0 ? `\u200b${segment}` : segment,
  ).join('');
