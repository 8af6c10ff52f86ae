import { type ReportSource } from '../src/index';
import { requirementsOf } from './sources';

/** What nobody may say of an assessment by this model: no such scheme exists, or the words are kept for one. */
const NEVER =
  /\bcertified|PKIC|qualified third|certificate of maturity|endorsed|approved|guaranteed|compliant with|official report|verified/i;
/** The one published label, and a state of action plans with its number. */
const EXCEPTED = [/Self-assessment — not independently verified — not PKI Consortium certified/g, /Verified:? \d+/g];

/** The words of ours in a text that are never said; null where there are none. Titles of requirements are the model's. */
export function refusedWords(text: string, { model }: Pick<ReportSource, 'model'>): string | null {
  const titles = requirementsOf(model).map(({ requirement }) => requirement.title);
  const own = titles.reduce((said, title) => said.replaceAll(title, ''), text);
  return NEVER.exec(EXCEPTED.reduce((said, words) => said.replace(words, ''), own))?.[0] ?? null;
}
