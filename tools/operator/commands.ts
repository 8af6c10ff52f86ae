import { type OperatorCommand } from './command';
import { jobs } from './jobs';
import { limits } from './limits';
import { mail } from './mail';
import { mailCheck } from './mail-check';
import { organizations } from './organizations';
import { passwordLink } from './password-link';
import { signUp } from './sign-up';
import { trust } from './trust';

/** Everything that an operator can do by command. */
export const COMMANDS: readonly OperatorCommand[] = [
  signUp,
  limits,
  organizations,
  passwordLink,
  mailCheck,
  mail,
  jobs,
  trust,
];
