import { type Block, facts, heading, paragraph } from '../content/blocks';
import {
  clipped,
  completeness,
  dateInWords,
  DRAFT_NOTICE,
  figure,
  LEVEL_MEANING,
  METHODS,
  percentage,
  periodInWords,
  RATED,
  SELF_ASSESSMENT_NOTICE,
} from '../words';
import { policyName } from '@certitude/maturity';
import { type Input } from './section';

/** The level of the whole, what it means, and who came to it how. */
export function statement({ source, assessed, isBrief }: Input): readonly Block[] {
  const isSelf = source.content.assessment.method === 'self';
  const { overall } = assessed.score;
  const reached = overall.level === null ? NOTHING_APPLIES : (LEVEL_MEANING[overall.level] ?? '');
  const number = overall.level ? `Level ${overall.level}: ` : '';
  return [
    heading(2, isSelf ? 'Claimed maturity level' : 'Maturity level'),
    ...(source.frozen ? [] : [notice(DRAFT_NOTICE)]),
    ...(isSelf ? [notice(SELF_ASSESSMENT_NOTICE)] : []),
    paragraph(`${number}${assessed.levelOf(overall)}`, 'lead'),
    paragraph(reached),
    facts(isBrief ? briefly(source, assessed) : [...figuresOf(assessed), ...subjectOf(source), ...conductOf(source)]),
  ];
}

const NOTHING_APPLIES = 'Nothing of the model applies to this PKI, so there is no level.';
const notice = (text: string): Block => ({ kind: 'notice', text });

type Pairs = Parameters<typeof facts>[0];

function figuresOf({ score: { overall }, target, options, content }: Input['assessed']): Pairs {
  return [
    ['Overall score', overall.state === 'scored' ? `${figure(overall)} of 5, ${percentage(overall)}` : 'None'],
    ['Scoring', policyName(content.policy)],
    ['Assessed', `${completeness(overall)} ${RATED[options.method]} in scope`],
    ['Target', target === null ? 'No target' : `Level ${target}`],
  ];
}

/** Everything in as few lines as it takes. */
function briefly(source: Input['source'], assessed: Input['assessed']): Pairs {
  const { assessorName, assessorCompany, assessorKind } = source.content.assessment.conduct ?? {};
  const names = [assessorName, assessorCompany].flatMap((name) => (name ? [clipped(name)] : []));
  const conduct = new Map(conductOf(source));
  const keep = (name: string) => [name, conduct.get(name)] as const;
  return [
    ...figuresOf(assessed),
    ...subjectOf(source).flatMap(([name, value]) =>
      name === 'Assessment' ? [] : [[name, clipped(value ?? '')] as const],
    ),
    keep('Date of the assessment'),
    keep('Period of the assessment'),
    ['Assessor', `${names.join(', ') || 'Not specified'}${assessorKind ? ` (${assessorKind})` : ''}`],
    ['Version', versionOf(source)],
    keep('SHA-256 of the version'),
  ];
}

function subjectOf({ organization, content: { assessment, model, pki } }: Input['source']): Pairs {
  const { name, trust } = METHODS[assessment.method];
  return [
    ['Organization', organization],
    ['PKI', pki.name],
    ['Assessment', assessment.name],
    ['Method', `${name}, ${trust} trust`],
    ['Model', `PKI Maturity Model ${model.version}`],
  ];
}

function conductOf(source: Input['source']): Pairs {
  const { periodFrom, periodTo, conduct } = source.content.assessment;
  return [
    ['Date of the assessment', dateOf(source)],
    ['Period of the assessment', periodInWords(periodFrom, periodTo) || 'Not specified'],
    ['Assessor', conduct?.assessorName || 'Not specified'],
    ['Position', conduct?.assessorPosition],
    ['Company', conduct?.assessorCompany],
    ['Assessor is from', ASSESSORS[conduct?.assessorKind ?? 'unknown']],
    ['SHA-256 of the version', source.frozen?.sha256],
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

/** Which version it is of. */
export const versionOf = ({ content, frozen }: Pick<Input['source'], 'content' | 'frozen'>): string =>
  frozen ? String(content.assessment.revision) : 'Draft';
