import * as z from 'zod';
import { evidenceNames, inEvidence, NamedEvidence, subjectPage } from './names';
import { notice } from './notice';

/** Evidence was accepted or rejected. */
export const evidenceDecided = notice({
  kind: 'evidence-decided',
  event: 'evidence.reviewed',
  work: 'news',
  about: ({ evidenceId }) => [{ type: 'evidence', id: evidenceId }],
  // A newer revision is not what was decided on.
  stillTrue: ({ state }, { decision }) => state === decision,
  recipients: (_, { author }) => [author],
  parameters: NamedEvidence.extend({ decision: z.enum(['accepted', 'rejected']) }),
  keeps: (evidence, { decision }) => ({ ...evidenceNames(evidence), decision }),
  title: ({ decision, ...names }) => `Evidence ${inEvidence(names)} was ${decision}`,
  link: subjectPage,
});
