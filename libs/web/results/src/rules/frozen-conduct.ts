import { type FrozenContent } from '@certitude/contracts/freezing';
import { formatDateOnly } from '@certitude/web/ui';

/** Something that a version says of how it was assessed. */
export interface Said {
  readonly label: string;
  readonly text: string;
}

const ASSESSORS = { internal: 'of the assessed organization', external: 'of another organization' } as const;

/** Who assessed, when and what was looked at, as far as a version says so; one that was frozen earlier says nothing. */
export function conductOf({ assessment }: FrozenContent): readonly Said[] {
  const conduct = 'conduct' in assessment ? assessment.conduct : undefined;
  if (!conduct) return [];
  const { assessorName, assessorPosition, assessorCompany, assessorKind, sampling } = conduct;
  const assessor = [assessorName, assessorPosition, assessorCompany, assessorKind ? ASSESSORS[assessorKind] : ''];
  const date = (day: string | null): string => (day === null ? '' : formatDateOnly(day));
  return [
    { label: 'Assessor', text: assessor.filter((part) => part !== '').join(', ') },
    { label: 'Start', text: date(conduct.startsOn) },
    { label: 'Target date', text: date(conduct.targetOn) },
    { label: 'Finished', text: date(conduct.finishedOn) },
    { label: 'Sampling', text: sampling },
  ].filter(({ text }) => text !== '');
}
