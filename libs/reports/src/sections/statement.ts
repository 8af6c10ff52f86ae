import { type Block, facts, heading, paragraph } from '../content/blocks';
import {
  completeness,
  dateInWords,
  DRAFT_NOTICE,
  figure,
  LEVEL_MEANING,
  METHODS,
  percentage,
  periodInWords,
} from '../words';
import { SELF_ASSESSMENT_NOTICE } from '../words';
import { policyName } from '@certitude/maturity';
import { type Input } from './section';

/** The level of the whole, what it means, and who came to it how. */
export function statement({ source, assessed }: Input): readonly Block[] {
  const { assessment, model, pki } = source.content;
  const { overall } = assessed.score;
  const { conduct } = assessment;
  const isSelf = assessment.method === 'self';
  const { name, trust } = METHODS[assessment.method];
  const level = overall.level ?? 0;
  const reached =
    overall.level === null
      ? 'Nothing of the model applies to this PKI, so there is no level.'
      : (LEVEL_MEANING[level] ?? '');
  return [
    heading(2, isSelf ? 'Claimed maturity level' : 'Maturity level'),
    ...(source.frozen ? [] : [{ kind: 'notice', text: DRAFT_NOTICE } as const]),
    ...(isSelf ? [{ kind: 'notice', text: SELF_ASSESSMENT_NOTICE } as const] : []),
    paragraph(
      `${overall.level && overall.level > 0 ? `Level ${overall.level}: ` : ''}${assessed.levelOf(overall)}`,
      'lead',
    ),
    paragraph(reached),
    facts([
      ['Overall score', `${figure(overall)} of 5, ${percentage(overall)}`],
      ['Scoring', policyName(source.content.policy)],
      ['Assessed', `${completeness(overall)} ${isSelf ? 'categories' : 'requirements'} in scope`],
      ['Target', assessed.target === null ? 'No target' : `Level ${assessed.target}`],
      ['Organization', source.organization],
      ['PKI', pki.name],
      ['Assessment', assessment.name],
      ['Method', `${name}, ${trust} trust`],
      ['Model', `PKI Maturity Model ${model.version}`],
      ['Date of the assessment', dateOf(source)],
      ['Period of the assessment', periodInWords(assessment.periodFrom, assessment.periodTo) || 'Not specified'],
      ['Assessor', conduct?.assessorName || 'Not specified'],
      ['Position', conduct?.assessorPosition],
      ['Company', conduct?.assessorCompany],
      ['Assessor is from', ASSESSORS[conduct?.assessorKind ?? 'unknown']],
      ['SHA-256 of the version', source.frozen?.sha256],
    ]),
  ];
}

const ASSESSORS = {
  internal: 'The assessed organization (internal)',
  external: 'Another organization (external)',
  unknown: 'Not specified',
} as const;

/** When it was assessed: as was told, or when it was finalized. */
export function dateOf({ content, frozen }: Pick<Input['source'], 'content' | 'frozen'>): string {
  const told = content.assessment.conduct?.finishedOn ?? frozen?.finalizedAt ?? null;
  return told === null ? 'Not finalized' : dateInWords(told);
}
