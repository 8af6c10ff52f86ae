import { type EditConflict } from '@certitude/contracts';
import { AppError } from './app-error';

/** A change that would have undone what somebody else saved; says what that is, so that both can be kept. */
export class EditRefused extends AppError {
  /** @param version of the row as it is now */
  constructor(
    readonly version: number,
    readonly conflicts: readonly EditConflict[],
  ) {
    super('edit.conflict');
  }
}
