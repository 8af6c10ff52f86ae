import { type Category, type ModelRelease, levelName } from '@certitude/maturity';
import { type WrittenDocument, type DocumentAnswer } from '../../document/assessment-document';
import { keyOf } from '../../document/keys';
import { writeEntry } from '../entry';

/** The map of categories: in a document from elsewhere every category of the release, rated or not, then those of extensions. */
export function writeProgress(document: WrittenDocument, release: ModelRelease): Record<string, unknown> | undefined {
  const { kind, answers, extensions, origin } = document;
  if (kind === 'browser-2x' && !origin.fields.includes('progress')) return undefined;
  const given = answers.filter(({ requirement }) => requirement === undefined);
  const known = new Set(given.map(keyOf));
  const missing = kind === 'browser-2x' ? [] : untouched(release).filter((answer) => !known.has(keyOf(answer)));
  const own = [...given, ...missing].map((answer) => [keyOf(answer), entryOf(answer, release)] as const);
  const added = extensions.flatMap(({ id, answers: rated }) =>
    rated.map((answer) => [`${id}.${keyOf(answer)}`, entryOf(answer, release)] as const),
  );
  return Object.fromEntries([...own, ...added]);
}

const untouched = ({ modules }: ModelRelease): readonly DocumentAnswer[] =>
  modules.flatMap(({ id: module, categories }) =>
    categories.map(({ id: category }) => ({
      module,
      category,
      applicability: 'applicable' as const,
      level: 0 as const,
    })),
  );

/** The word and the text of the level are derived where the source has none. */
function entryOf(answer: DocumentAnswer, release: ModelRelease): Record<string, unknown> {
  const category = categoryOf(answer, release);
  return writeEntry({
    ...answer,
    levelName: answer.levelName ?? wordFor(answer, release),
    levelText: answer.levelText ?? category?.levels.find(({ number }) => number === answer.level)?.description ?? '',
  });
}

function wordFor({ applicability, level }: DocumentAnswer, release: ModelRelease): string {
  if (applicability === 'not-applicable') return 'Not Applicable';
  return level === 0 ? 'Not Assessed' : `${level} - ${levelName(release, level, 'web')}`;
}

const categoryOf = ({ module, category }: DocumentAnswer, { modules }: ModelRelease): Category | undefined =>
  modules.find(({ id }) => id === module)?.categories.find(({ id }) => id === category);
