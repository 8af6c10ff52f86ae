import { type Problem, describeProblems } from '../model';

/** A file that cannot be used as it is; `problems` names every field that is wrong, as `modules[1].categories[0].weight`. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';

  constructor(readonly problems: readonly Problem[]) {
    super(describeProblems(problems));
  }
}
