import { type ArchiveMark } from '@certitude/contracts';

/** The archive of an organization, for what happened before it arrived; null for what happened here. */
export const cameWith = (archive: ArchiveMark | null, at: string): ArchiveMark | null =>
  archive !== null && at <= archive.importedAt ? archive : null;
