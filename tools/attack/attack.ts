import { type Arena } from './arena';

/** One thing that is tried. */
export interface Attempt {
  /** A sentence's beginning: what somebody does. */
  readonly what: string;
  /** Takes too long for every run of the tests, or ends processes. */
  readonly longOnly?: boolean;
  /** Ends processes of the product itself, so that others have to be patient meanwhile. */
  readonly endsProcesses?: boolean;
  /**
   * @returns what became of it, in words
   * @throws GaveWay when the product did what it must not; NotPossibleHere when this machine lacks something
   */
  run(arena: Arena): Promise<string>;
}

/** Things of one kind that are tried, under the name by which they are chosen. */
export interface Attack {
  readonly name: string;
  readonly about: string;
  readonly attempts: readonly Attempt[];
}
