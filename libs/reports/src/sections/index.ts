import { type ReportSection } from '@certitude/contracts/reporting';
import { comparison } from './comparison';
import { environment } from './environment';
import { evidence } from './evidence';
import { method } from './method';
import { modules } from './modules';
import { plans } from './plans';
import { recommendations } from './recommendations';
import { requirements } from './requirements';
import { results } from './results';
import { scope } from './scope';
import { type WriteSection } from './section';
import { statement } from './statement';
import { timeline } from './timeline';

/** How each section is written. */
export const WRITERS: Readonly<Record<ReportSection, WriteSection>> = {
  statement,
  modules,
  timeline,
  scope,
  results,
  environment,
  recommendations,
  comparison,
  requirements,
  plans,
  evidence,
  method,
};
