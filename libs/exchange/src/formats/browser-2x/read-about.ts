import { type AssessmentDocument } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { type Fields } from '../../input/fields';

/** What the assessment is about and who made it. */
export function readAbout(top: Fields): AssessmentDocument['about'] {
  const environment = top.group('pkiEnvironment', (fields) => ({
    components: fields.text('components'),
    outOfScope: fields.text('outOfScopeConsiderations'),
    highLevelDesign: fields.text('highLevelDesign'),
    pointsOfInteraction: fields.text('pointsOfInteraction'),
  }));
  return defined({
    assessmentName: top.text('assessmentName'),
    useCase: top.text('useCaseDescription'),
    organization: top.text('organizationName'),
    assessor: top.text('assessorName'),
    assessorCompany: top.text('assessorCompany'),
    assessorPosition: top.oneOf('assessorPosition', ['internal', 'external']),
    type: top.oneOf('assessmentType', ['self', 'formal', 'third-party']),
    startOn: top.day('startDate'),
    targetOn: top.day('targetDate'),
    finishOn: top.day('finishDate'),
    ...environment,
  });
}

/** What only matters to whoever writes the same kind of file again; what is about the tool itself is kept as it is. */
export function readOrigin(top: Fields): AssessmentDocument['origin'] {
  const meta = top.group('meta', (fields) => ({
    createdAt: fields.text('createdAt'),
    updatedAt: fields.text('updatedAt'),
    importedFromId: fields.text('importedFromId'),
  }));
  const kept = ['sourceStructure', 'lastView', 'lastPosition'].map((name) => [name, top.raw(name)] as const);
  return defined({
    id: top.text('id'),
    ...meta,
    exportedAt: top.text('exportedAt'),
    fields: [...top.names],
    kept: Object.fromEntries(kept.filter(([, value]) => value !== undefined)),
  });
}
