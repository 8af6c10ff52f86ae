import { type WrittenDocument } from '../../document/assessment-document';
import { defined } from '../../document/defined';

/** The texts that the tool always writes. */
export function writeAbout({ kind, about }: WrittenDocument): Record<string, unknown> {
  const always = (text: string | undefined): string | undefined => text ?? (kind === 'browser-2x' ? undefined : '');
  return defined({
    assessmentName: always(about.assessmentName),
    assessorName: always(about.assessor),
    useCaseDescription: always(about.useCase),
  });
}

/** What it writes of the full view about the assessment. */
export function writeAboutDetails({ about }: WrittenDocument): Record<string, unknown> {
  return {
    organizationName: about.organization,
    assessorPosition: about.assessorPosition,
    assessorCompany: about.assessorCompany,
    assessmentType: about.type,
    startDate: about.startOn,
    targetDate: about.targetOn,
    finishDate: about.finishOn,
    pkiEnvironment: defined({
      components: about.components,
      outOfScopeConsiderations: about.outOfScope,
      highLevelDesign: about.highLevelDesign,
      pointsOfInteraction: about.pointsOfInteraction,
    }),
  };
}
