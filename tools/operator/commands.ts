import { type OperatorCommand } from './command';
import { jobs } from './jobs';

/** Everything that an operator can do by command. */
export const COMMANDS: readonly OperatorCommand[] = [jobs];
