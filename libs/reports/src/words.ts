import { type Method } from '@certitude/contracts';
import { type Score } from '@certitude/maturity';
import { scoreText } from '@certitude/maturity/text';

/** How far a method can be trusted, as the model's assessment page says. */
export const METHODS: Readonly<Record<Method, { readonly name: string; readonly trust: string }>> = {
  self: { name: 'Self-assessment', trust: 'low' },
  formal: { name: 'Formal assessment', trust: 'medium' },
  'third-party': { name: 'Independent third-party assessment', trust: 'high' },
};

/** What the published profile has on the first page of a report that rests on a self-assessment. */
export const SELF_ASSESSMENT_LABEL = 'Self-assessment — not independently verified — not PKI Consortium certified';
export const SELF_ASSESSMENT_NOTICE =
  'The result was calculated from ratings that the organization gave itself. Nobody independent has checked them.';
export const DRAFT_NOTICE =
  'This assessment is not finalized. Answers, evidence and scores may still change, and nothing in this report is bound by a hash.';

/** What each level stands for when it is the level of a whole PKI. */
export const LEVEL_MEANING: readonly string[] = [
  'Nothing has been assessed yet, so there is no level.',
  'Work depends on individuals and on the moment. There is little that is written down, repeatable or checked.',
  'The basics are in place and repeated where they are needed, without a common standard for all of the PKI.',
  'Policies, roles and procedures are defined, documented and followed throughout the PKI.',
  'What is defined is also measured, controlled and improved on the basis of figures.',
  'The PKI improves itself continually, anticipates change and follows best practice of its field.',
];

/** A score as it is printed, never without what it rests on. What nobody has assessed has none, which is not a score of 0. */
export const figure = ({ score, state }: Pick<Score, 'score' | 'state'>): string =>
  score === null || state !== 'scored' ? '–' : scoreText(score);
export const percentage = ({ percentage: of, state }: Pick<Score, 'percentage' | 'state'>): string =>
  of === null || state !== 'scored' ? '–' : `${Math.floor(of)} %`;
export const completeness = ({ completeness: { assessed, applicable } }: Pick<Score, 'completeness'>): string =>
  `${assessed} of ${applicable}`;

/** Characters of a name where there is one page for everything, and in the line above each page. */
const ON_A_PAGE = 60;
const ABOVE_A_PAGE = 40;
const cut = (name: string, most: number): string => {
  const signs = Array.from(name);
  return signs.length > most ? `${signs.slice(0, most).join('').trimEnd()}…` : name;
};
/** A name as far as there is room for it on a single page. */
export const clipped = (name: string): string => cut(name, ON_A_PAGE);
/** The names that stand above each page. */
export const runningNames = (...names: readonly string[]): readonly string[] =>
  names.map((name) => cut(name, ABOVE_A_PAGE));

export const APPLICABILITY_WORDS = {
  applicable: 'Applicable',
  'partially-applicable': 'Partially applicable',
  'not-applicable': 'Not applicable',
} as const;

export const STATUS_WORDS: Readonly<Record<string, string>> = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  'ready-for-review': 'Ready for review',
  accepted: 'Accepted',
  'changes-requested': 'Changes requested',
};

export const RATED = { self: 'categories', formal: 'requirements' } as const;

/** The line that goes with every text of the model. */
export const ATTRIBUTION =
  'Names of modules, categories, requirements and levels are those of the PKI Maturity Model of the PKI Consortium, licensed under CC BY 4.0.';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'].concat([
  'September',
  'October',
  'November',
  'December',
]);

/** A date in words that no reader takes for another day: `28 November 2026`. */
export function dateInWords(day: string | null | undefined): string {
  const [year, month, date] = (day ?? '').slice(0, 10).split('-').map(Number);
  return year && month && date ? `${date} ${MONTHS[month - 1] ?? ''} ${year}` : '';
}

/** `1 January to 31 March 2026`. */
export function periodInWords(from: string | null, to: string | null): string {
  if (from && to) return `${dateInWords(from)} to ${dateInWords(to)}`;
  if (from) return `From ${dateInWords(from)}`;
  return to ? `Until ${dateInWords(to)}` : '';
}
