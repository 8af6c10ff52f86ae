import * as z from 'zod';
import { endpoint } from '../endpoint';
import { AccountId, ArchiveId, ArrivalId, OrganizationId } from '../ids';
import { OrganizationParams } from '../organizations';
import { Timestamp } from '../primitives';
import { jobFields } from './jobs';

/** Days for which a finished archive can be downloaded. */
export const ARCHIVE_DAYS = 7;

/** An archive of an organization, from the wish to the file. */
export const ArchiveView = z.strictObject({
  id: ArchiveId,
  ...jobFields,
  createdBy: AccountId,
  /** Of the file, once it is there and as long as it is. */
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  expiresAt: Timestamp.nullable(),
  /** Files that rows speak of and whose content was not there, or not as it was stored. */
  lost: z.number().int(),
});
export type ArchiveView = z.infer<typeof ArchiveView>;

/** An archive that somebody brought, on its way to an organization. */
export const ArrivalView = z.strictObject({
  id: ArrivalId,
  ...jobFields,
  name: z.string(),
  size: z.number().int(),
  /** What it has become. */
  organizationId: OrganizationId.nullable(),
  /** What it says of itself, once it was read. */
  origin: z.strictObject({ organization: z.string(), archivedAt: Timestamp, trusted: z.boolean() }).nullable(),
});
export type ArrivalView = z.infer<typeof ArrivalView>;

/** Where an organization came from that was an archive. */
export const OriginView = z.strictObject({
  organization: z.string(),
  archivedAt: Timestamp,
  importedAt: Timestamp,
  importedBy: AccountId,
  /** Whether whoever runs this instance trusted the one that signed it: only then its decisions count. */
  trusted: z.boolean(),
  /** Fingerprint of the key that signed it. */
  signedBy: z.string(),
});
export type OriginView = z.infer<typeof OriginView>;

const base = '/organizations/:organizationId/archives';
const ArchiveParams = OrganizationParams.extend({ archiveId: ArchiveId });

export const archivesApi = {
  list: endpoint({
    method: 'GET',
    path: base,
    summary: 'The archives of the organization that were asked for, newest first, and where it came from itself',
    params: OrganizationParams,
    response: z.strictObject({ items: z.array(ArchiveView), origin: OriginView.nullable() }),
  }),
  start: endpoint({
    method: 'POST',
    path: base,
    summary: 'Have everything of the organization put into one file',
    params: OrganizationParams,
    response: ArchiveView,
  }),
  cancel: endpoint({
    method: 'POST',
    path: `${base}/:archiveId/cancel`,
    summary: 'Stop making an archive, or delete its file before its time',
    params: ArchiveParams,
    response: ArchiveView,
  }),
  download: endpoint({
    method: 'GET',
    path: `${base}/:archiveId/file`,
    summary: 'The file of a finished archive; may be resumed',
    params: ArchiveParams,
    response: z.unknown(),
    stream: 'download',
  }),
} as const;

export const arrivalsApi = {
  bring: endpoint({
    method: 'POST',
    path: '/arrivals',
    summary: 'Bring an archive, which becomes a new organization of one’s own',
    query: z.strictObject({ name: z.string().trim().min(1).max(200) }),
    response: ArrivalView,
    stream: 'upload',
  }),
  list: endpoint({
    method: 'GET',
    path: '/arrivals',
    summary: 'Archives that one brought, newest first',
    response: z.strictObject({ items: z.array(ArrivalView) }),
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/arrivals/:arrivalId/cancel',
    summary: 'Stop bringing an archive',
    params: z.strictObject({ arrivalId: ArrivalId }),
    response: ArrivalView,
  }),
} as const;
