import { type Attack } from '../attack';
import { clients } from './clients';
import { crowds } from './crowds';
import { floods } from './floods';
import { foreign } from './foreign';
import { frames } from './frames';
import { inputs } from './inputs';
import { live } from './live';
import { notes } from './notes';
import { routes } from './routes';
import { surroundings } from './surroundings';
import { updates } from './updates';
import { uploads } from './uploads';

/** Everything that is tried, in this order: what ends processes comes last. */
export const ATTACKS: readonly Attack[] = [
  frames,
  clients,
  notes,
  crowds,
  inputs,
  updates,
  foreign,
  uploads,
  routes,
  live,
  floods,
  surroundings,
];

/** What is not tried here, and which test does it. */
export const ELSEWHERE: readonly string[] = [
  'a clock that steps back: tried with injected wall time by the medium tests, not here',
];
