import { type AssessmentRecord, type RecordScore } from '../document/assessment-record';
import { type RecordWithRelease, itemNames, peopleNames, titleIn } from './items';
import { type Cell, type Table, day, moment } from './table';

export interface OverviewRow {
  readonly about: string;
  readonly value: Cell;
  readonly level: number | null;
  readonly completeness: string;
}

/** What the assessment is, and its scores, each with its completeness. */
export const overviewTable: Table<OverviewRow> = {
  name: 'Overview',
  columns: [
    { heading: 'About', width: 36, value: ({ about }) => about },
    { heading: 'Value', width: 50, value: ({ value }) => value },
    { heading: 'Level', width: 8, value: ({ level }) => level },
    { heading: 'Assessed', width: 14, value: ({ completeness }) => completeness },
  ],
};

export function overviewRows({ record, release }: RecordWithRelease): readonly OverviewRow[] {
  const names = itemNames(release);
  const modules = new Map(release.modules.map(({ id, name }) => [id, name]));
  const nameOf = ({ subject, key }: RecordScore): string => {
    if (subject === 'overall') return 'Overall score';
    return subject === 'module' ? `Module: ${modules.get(key) ?? key}` : `Category: ${names.get(key)?.category ?? key}`;
  };
  return [
    ...factsOf(record).map(([about, value]) => ({ about, value, level: null, completeness: '' })),
    ...record.targets
      .filter(({ key }) => key !== '')
      .map(({ key, level }) => ({
        about: `Target level: ${modules.get(key) ?? titleIn(names, key)}`,
        value: key,
        level,
        completeness: '',
      })),
    ...record.scores.map((score) => ({
      about: nameOf(score),
      value: score.score ?? 'not applicable',
      level: score.level,
      completeness: `${score.assessed} of ${score.applicable}`,
    })),
  ];
}

function factsOf({
  organization,
  pki,
  assessment,
  people,
  targets,
}: AssessmentRecord): readonly (readonly [string, Cell])[] {
  return [
    ['Organization', organization.name],
    ['PKI', pki.name],
    ['Description of the PKI', pki.description],
    ['Components', pki.components],
    ['Out of scope', pki.outOfScope],
    ['High-level design', pki.highLevelDesign],
    ['Points of interaction', pki.pointsOfInteraction],
    ['Assessment', assessment.name],
    ['Model release', assessment.release],
    ['Method', assessment.method],
    ['Scoring policy', assessment.policy],
    ['State', assessment.state],
    ['Revision', assessment.revision],
    ['Period from', day(assessment.periodFrom)],
    ['Period to', day(assessment.periodTo)],
    ['Assessor', assessment.assessorName],
    ['Kind of assessor', assessment.assessorKind],
    ['Company of the assessor', assessment.assessorCompany],
    ['Position of the assessor', assessment.assessorPosition],
    ['Sampling', assessment.sampling],
    ['Work starts on', day(assessment.startsOn)],
    ['Work is to end on', day(assessment.targetOn)],
    ['Work ended on', day(assessment.finishedOn)],
    ['Target level', targets.find(({ key }) => key === '')?.level ?? null],
    ['Started by', peopleNames({ people })(assessment.createdBy)],
    ['Started at', moment(assessment.createdAt)],
    ['Finalized at', moment(assessment.finalizedAt)],
    ['Last change', moment(assessment.changedAt)],
  ];
}
