import { type Findings } from '../../document/findings';
import { type ReadOptions } from '../format';

/** The release that keys without a version belong to, and what each means in it. */
export interface KeySet {
  readonly release: string;
  /** The key in the release; the same one unless it is named here. */
  readonly moved: ReadonlyMap<string, string>;
}

/**
 * Two sets of keys say they are 1.0.0: that of the model, and that of the data file which pkic.org served. In the second
 * the categories from infrastructure on have other numbers.
 */
const PKIC_TO_MODEL: ReadonlyMap<string, string> = new Map([
  ['M.8', 'M.7'],
  ['M.9', 'M.8'],
  ['O.15', 'O.9'],
  ['O.13', 'O.10'],
  ['O.7', 'O.11'],
  ['R.10', 'R.13'],
  ['R.11', 'R.14'],
  ['R.14', 'R.15'],
]);
const ONLY_PKIC = ['M.9', 'O.7', 'O.13', 'O.15', 'R.10', 'R.11'];
const ONLY_MODEL = ['M.7', 'O.9', 'O.10', 'O.11', 'R.13', 'R.15'];
/** The same in both, so that they tell nothing; the others are only open where none of the above occurs. */
const OPEN = ['M.8', 'R.14'];

/** Decides by the keys that occur; asks where they leave it open. */
export function keySetOf(keys: readonly string[], options: ReadOptions, findings: Findings): KeySet {
  const has = (sought: readonly string[]): boolean => sought.some((key) => keys.includes(key));
  if (keys.some((key) => /^[GMOR]\.[a-z]/.test(key))) return { release: '2.0.0', moved: new Map() };
  if (has(['G.5', 'R.16'])) return { release: '1.1.0', moved: new Map() };
  const pkic: KeySet = { release: '1.0.0', moved: PKIC_TO_MODEL };
  const model: KeySet = { release: '1.0.0', moved: new Map() };
  if (has(ONLY_PKIC)) return pkic;
  if (has(ONLY_MODEL) || !has(OPEN)) return model;
  const taken = options.keySet ?? 'model';
  findings.ask({
    about: 'key-set',
    question: 'The keys fit two numberings of release 1.0.0: that of the model and that of pkic.org. Which is it?',
    answers: ['model', 'pkic.org'],
    taken,
    concerns: OPEN.filter((key) => keys.includes(key)),
  });
  return taken === 'pkic.org' ? pkic : model;
}
