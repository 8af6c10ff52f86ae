import * as z from 'zod';
import { AccountId } from './ids';
import { Timestamp } from './primitives';

/** The archive that something came with, and who imported it. */
export const ArchiveMark = z.strictObject({
  organization: z.string(),
  importedBy: AccountId,
  importedAt: Timestamp,
  /** Whether this instance trusted the one that signed it: only then do its decisions count. */
  trusted: z.boolean(),
});
export type ArchiveMark = z.infer<typeof ArchiveMark>;
