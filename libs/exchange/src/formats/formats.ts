import { answersList } from './answers-list';
import { browser1x } from './browser-1x';
import { browser2x } from './browser-2x';
import { certitudeJson } from './certitude-json/read';
import { eramba } from './eramba/check';
import { evidenceList } from './evidence-list';
import { type Format } from './format';
import { membersList } from './members-list';
import { plansList } from './plans-list';
import { recordLists } from './record-lists';
import { scopeTemplate } from './scope-template';
import { shareLink } from './share-link';
import { fullWorkbook } from './workbook-full';
import { selfWorkbook } from './workbook-self';

/** Every format; the first that recognises a content reads it. */
export const FORMATS: readonly Format[] = [
  certitudeJson,
  scopeTemplate,
  browser2x,
  browser1x,
  shareLink,
  fullWorkbook,
  selfWorkbook,
  recordLists,
  answersList,
  evidenceList,
  plansList,
  membersList,
  eramba,
];
