import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { assessmentsApi, type AssessmentId, type StoredFileId } from '@certitude/contracts';
import { FileStorage, newId } from '@certitude/server/core';
import { type ArchiveWorld } from '@certitude/server/exchange/testing';
import { type GivenMember } from '@certitude/server/testing';

export interface FullOrganization {
  readonly owner: GivenMember;
  /** Finalized, with every file as evidence. */
  readonly finalized: AssessmentId;
}

const FILE = 1024 ** 2;

/** An organization with so many assessments, and so many files of one MiB that cannot be packed. */
export async function fullOrganization(
  world: ArchiveWorld,
  { assessments, files }: { readonly assessments: number; readonly files: number },
): Promise<FullOrganization> {
  const { owner, view, responses } = await world.world.assessment();
  for (let made = 1; made < assessments; made++) await world.world.assessmentOf(owner);
  const { organizationId } = owner.context;
  const storage = world.server.app.get(FileStorage);
  for (let made = 0; made < files; made++) {
    const fileId = newId<StoredFileId>();
    const { size, sha256 } = await storage.write({ organizationId, fileId }, Readable.from([content()]));
    await world.query(
      `with f as (insert into stored_file (organization_id, id, name, media_type, size, sha256, uploaded_by)
           values ($1, $2, $3, 'text/plain', $4, $5, $6)),
         e as (insert into evidence (organization_id, id, title, created_by) values ($1, $7, $3, $6)),
         r as (insert into evidence_revision (organization_id, id, evidence_id, number, state, kind, file_id, hash, created_by)
           values ($1, $8, $7, 1, 'draft', 'file', $2, $5, $6))
       insert into evidence_link (organization_id, evidence_id, assessment_id, response_id, linked_by)
         values ($1, $7, $9, $10, $6)`,
      [
        ...[organizationId, fileId, `log-${made}.txt`, size, sha256, owner.accountId, newId(), newId(), view.id],
        responses[made % responses.length],
      ],
    );
  }
  const [first] = responses;
  if (!first) throw new Error('The release has requirements.');
  const tab = await world.world.join(owner, { view });
  tab.edit(first, 'level', 3);
  await tab.settled();
  await world.world.tidy();
  await world.server.as(owner).call(assessmentsApi.finalize, { params: { organizationId, assessmentId: view.id } });
  return { owner, finalized: view.id };
}

/** Text that says nothing: what is looked into takes it for a log. */
function content(): Buffer {
  const line = `${randomBytes(48).toString('hex')}\n`;
  return Buffer.from(line.repeat(Math.ceil(FILE / line.length))).subarray(0, FILE);
}
