import { type ModelReleaseSummary } from '@certitude/contracts';

/** "2.0.0 · official wording · 72 requirements". */
export const releaseText = ({ version, wording, requirements }: ModelReleaseSummary): string =>
  [version, ...(wording === 'official' ? ['official wording'] : []), `${requirements} requirements`].join(' · ');
