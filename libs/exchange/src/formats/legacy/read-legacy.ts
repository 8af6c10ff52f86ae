import { type AssessmentDocument, type DocumentAnswer } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { type Findings } from '../../document/findings';
import { keyOf, placesByKey } from '../../document/keys';
import { type Fields } from '../../input/fields';
import { type FindPlace, readCategoryMap } from '../category-map';
import { type ReadOptions } from '../format';
import { keySetOf } from './key-sets';

/** What 1.x and the builds after it leave behind: a map of categories without any version. */
export interface LegacySource {
  readonly kind: AssessmentDocument['kind'];
  readonly progress: Fields;
  readonly extensions: readonly string[];
  readonly about: { readonly assessmentName?: string; readonly assessor?: string; readonly useCase?: string };
  readonly findings: Findings;
}

/** Reads it as the release that its keys tell, asking what they leave open. */
export function readLegacy(source: LegacySource, options: ReadOptions): AssessmentDocument {
  const { kind, progress, about, findings } = source;
  const { release, moved } = keySetOf(progress.names, options, findings);
  const enabled = source.extensions.map((id) => ({ id, version: '0.0.0' }));
  const map = readCategoryMap(progress, enabled, finder(release, moved, options));
  progress.keepRest();
  if (moved.size > 0) {
    findings.warn(
      'official-tool',
      'Keys of pkic.org: the official tool 2.x loses or mixes up eight of its categories.',
    );
  }
  return {
    kind,
    release,
    method: 'self',
    ...defined({ name: about.assessmentName }),
    about: defined(about),
    answers: levelOnes(map.answers, options, findings),
    extensions: map.extensions,
    workspace: {},
    unmapped: findings.unmapped,
    warnings: findings.warnings,
    choices: findings.choices,
    tool: { policy: 'web', differs: [] },
    origin: { fields: [], kept: {} },
  };
}

function finder(version: string, moved: ReadonlyMap<string, string>, { releases }: ReadOptions): FindPlace {
  const release = releases.find((candidate) => candidate.version === version);
  const places = release ? placesByKey(release) : new Map<string, never>();
  return (key) => places.get(moved.get(key) ?? key) ?? null;
}

/** 1.x starts every category at level 1: whether a 1 was chosen, only its owner knows. */
function levelOnes(
  answers: readonly DocumentAnswer[],
  { levelOne = 'rated' }: ReadOptions,
  findings: Findings,
): DocumentAnswer[] {
  const ones = answers.filter(({ level, applicability }) => level === 1 && applicability === 'applicable');
  if (ones.length === 0) return [...answers];
  findings.ask({
    about: 'level-one',
    question:
      'This version of the tool starts every category at level 1. Were these rated, or not assessed? The official tool 2.x takes those with the text of level 1 as not assessed.',
    answers: ['rated', 'not-assessed'],
    taken: levelOne,
    concerns: ones.map(keyOf),
  });
  if (levelOne === 'rated') return [...answers];
  return answers.map((answer) => (ones.includes(answer) ? { ...answer, level: 0 } : answer));
}
