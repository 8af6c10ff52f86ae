import { type RecordEvidence } from '../../document/assessment-record';
import { endOf, momentOf, partyOf, props, prose, startOf, title, uriReference, uuidOf } from './parts';

export const observationOf = (id: string): string => uuidOf('observation', id);
const resourceOf = (id: string): string => uuidOf('evidence', id);

/** Where a file lies in an evidence package. */
export const filePath = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  `evidence/${id}/${name}`;

/** What was looked at, and when it stops to count. */
export function observation({ id, kind, effectiveOn, validUntil, ...item }: RecordEvidence) {
  const name = title(item.title, 'Evidence');
  return {
    uuid: observationOf(id),
    title: name,
    description: prose(item.statement ?? '', name),
    props: props({ kind, state: item.state, revision: item.revision }),
    methods: [kind === 'statement' ? 'INTERVIEW' : 'EXAMINE'],
    types: ['control-objective'],
    origins: [{ actors: [{ type: 'party', 'actor-uuid': partyOf(item.createdBy) }] }],
    'relevant-evidence': kind === 'statement' ? undefined : [{ href: `#${resourceOf(id)}`, description: name }],
    collected: effectiveOn === null ? momentOf(item.createdAt) : startOf(effectiveOn),
    expires: validUntil === null ? undefined : endOf(validUntil),
  };
}

/** The file or link itself; a file is known by its hash. */
export function evidenceResource({ id, title: name, file, url }: RecordEvidence) {
  if (file === null && url === null) return null;
  const link = file
    ? {
        href: uriReference(filePath({ id, name: file.name })),
        'media-type': title(file.mediaType, 'application/octet-stream'),
        hashes: [{ algorithm: 'SHA-256', value: file.sha256 }],
      }
    : { href: uriReference(url ?? '') };
  return {
    uuid: resourceOf(id),
    title: title(name, 'Evidence'),
    props: [{ name: 'type', value: 'evidence' }],
    rlinks: [link],
    remarks: file?.withdrawn ? 'The content of the file was withdrawn; its hash stays.' : undefined,
  };
}
