import * as z from 'zod';
import { editOf, Version } from './edits';
import { endpoint } from './endpoint';
import { AccountId, newIdOf, PkiId } from './ids';
import { OrganizationParams } from './organizations';
import { FreeText, Name, PageQuery, Standing, Timestamp, pageOf } from './primitives';

export const PkiProfile = z.strictObject({
  name: Name,
  description: FreeText.default(''),
  components: FreeText.default(''),
  outOfScope: FreeText.default(''),
  highLevelDesign: FreeText.default(''),
  pointsOfInteraction: FreeText.default(''),
});
export type PkiProfile = z.infer<typeof PkiProfile>;
export const CreatePki = PkiProfile.extend({ id: newIdOf(PkiId) });
export type CreatePki = z.infer<typeof CreatePki>;
export const EditPki = editOf(PkiProfile);
export type EditPki = z.infer<typeof EditPki>;
export const PkiView = PkiProfile.extend({
  id: PkiId,
  createdAt: Timestamp,
  createdBy: AccountId,
  assessments: z.number().int(),
  archivedAt: Timestamp.nullable(),
  version: Version,
});
export type PkiView = z.infer<typeof PkiView>;

/** What was archived stands in lists of its own. */
export const PkisQuery = PageQuery.extend({ standing: Standing.default('active') });
export type PkisQuery = z.infer<typeof PkisQuery>;

const base = '/organizations/:organizationId';
export const PkiParams = OrganizationParams.extend({ pkiId: PkiId });

export const pkisApi = {
  list: endpoint({
    method: 'GET',
    path: `${base}/pkis`,
    summary: 'PKIs of the organization',
    params: OrganizationParams,
    query: PkisQuery,
    response: pageOf(PkiView),
  }),
  create: endpoint({
    method: 'POST',
    path: `${base}/pkis`,
    summary: 'Add a PKI',
    params: OrganizationParams,
    body: CreatePki,
    response: PkiView,
  }),
  get: endpoint({
    method: 'GET',
    path: `${base}/pkis/:pkiId`,
    summary: 'One PKI',
    params: PkiParams,
    response: PkiView,
  }),
  update: endpoint({
    method: 'PATCH',
    path: `${base}/pkis/:pkiId`,
    summary: "Change fields of a PKI's description",
    params: PkiParams,
    body: EditPki,
    response: PkiView,
  }),
} as const;
