import { type ModelRelease } from '@certitude/maturity';
import { linesOf } from '../../csv/read-csv';
import { keyOf } from '../../document/keys';
import { ExchangeError } from '../../exchange-error';
import { type Content, type Format, type ReadOptions } from '../format';

const COLUMNS = 7;
const MOST_NAMED = 5;

/**
 * The package of requirements that eramba takes. It holds a release of the model and no answers: what it is, and where it
 * differs, is all there is to say of it.
 */
export const eramba: Format = {
  title: 'an eramba package of the model, to check which release it is',
  recognise: (content) => content.type === 'list' && linesOf(content.text)[0]?.cells.length === COLUMNS,
  read: (content, options) => {
    throw new ExchangeError(
      'model-package',
      `${checkPackage(content, options)} It holds no answers, so nothing is imported.`,
    );
  },
};

/** Names of items by their keys; those of categories too. */
type Names = ReadonlyMap<string, string>;

function checkPackage(content: Content, { releases }: ReadOptions): string {
  const theirs = namesIn(content);
  const compared = releases.map((release) => ({ release, differences: differencesOf(theirs, namesOf(release)) }));
  const [nearest] = compared.toSorted((one, other) => one.differences.length - other.differences.length);
  if (!nearest) return 'This is an eramba package.';
  const { release, differences } = nearest;
  const what = `This is the eramba package of release ${release.version} of the model`;
  if (differences.length === 0) return `${what}: its keys and names are all ours.`;
  if (differences.length >= theirs.size) return 'This seems to be an eramba package of something else than the model.';
  const more = differences.length > MOST_NAMED ? `, and ${differences.length - MOST_NAMED} more` : '';
  return `${what}, and differs from ours in ${differences.length}: ${differences.slice(0, MOST_NAMED).join('; ')}${more}.`;
}

function namesIn(content: Content): Names {
  const lines = content.type === 'list' ? linesOf(content.text) : [];
  return new Map(
    lines.flatMap(({ cells: [category = '', name = '', , item = '', title = ''] }) => [
      [category, name],
      [item, title],
    ]),
  );
}

const namesOf = ({ modules }: ModelRelease): Names =>
  new Map(
    modules.flatMap(({ id: module, categories }) =>
      categories.flatMap(({ id: category, name, requirements }): (readonly [string, string])[] => [
        [keyOf({ module, category }), name],
        ...requirements.map(({ id: requirement, title }) => [keyOf({ module, category, requirement }), title] as const),
      ]),
    ),
  );

function differencesOf(theirs: Names, ours: Names): readonly string[] {
  return [
    ...[...theirs].flatMap(([key, name]) => {
      const own = ours.get(key);
      if (own === undefined) return [`${key} is not in ours`];
      return own === name ? [] : [`${key} is “${name}” there and “${own}” in ours`];
    }),
    ...[...ours.keys()].filter((key) => !theirs.has(key)).map((key) => `${key} is missing`),
  ];
}
