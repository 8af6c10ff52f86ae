/** One release of the maturity model in one shape, whatever schema its file had. Immutable once parsed. */
export interface ModelRelease {
  readonly version: string;
  readonly schemaVersion: string;
  readonly modules: readonly Module[];
}

export interface Module {
  /** G, M, O or R; also its slug. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly categories: readonly Category[];
}

export interface Category {
  /** The id in the file: positional in 1.x, so it never maps from one release to another. */
  readonly id: string;
  /** The name that stays the same in every release; unique over the whole release. */
  readonly slug: string;
  readonly name: string;
  readonly weight: number;
  readonly description: string;
  /** Always levels 1 to 5, in order. */
  readonly levels: readonly LevelDescription[];
  readonly requirements: readonly Requirement[];
}

export interface LevelDescription {
  readonly number: RatedLevel;
  /** Without the number that 1.x files put before it: "Basic", not "2 - Basic". */
  readonly name: string;
  readonly description: string;
}

export interface Requirement {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly weight: number;
  readonly guidance: string;
  readonly assessment: string;
  readonly references: readonly Reference[];
  /** The same as the file puts it, where that is more than a list. */
  readonly referencesText?: string;
}

/** A source named by a requirement: a catalogue entry in 2.x, a line of the file in 1.x (then without id). */
export interface Reference {
  readonly id: string | null;
  readonly title: string;
  readonly url: string | null;
}

export type RatedLevel = 1 | 2 | 3 | 4 | 5;
/** 0 means not assessed. */
export type MaturityLevel = 0 | RatedLevel;

/** Something wrong at one place of a file or list: `modules[1].categories[0].weight`, `must be 0 or more`. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** Several problems as one text: the first five, and how many more there are. */
export function describeProblems(problems: readonly Problem[]): string {
  const shown = problems.slice(0, 5).map(({ path, message }) => (path ? `${path}: ${message}` : message));
  const more = problems.length - shown.length;
  return more > 0 ? `${shown.join('; ')}; and ${more} more` : shown.join('; ');
}
