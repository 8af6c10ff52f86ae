import { v5 } from 'uuid';
import { type AssessmentRecord, type RecordPerson } from '../../document/assessment-record';

/** The version of OSCAL that everything here is written for. */
const OSCAL_VERSION = '1.2.1';
/** What only we mean stands in a namespace of its own. */
export const NAMESPACE = 'urn:certitude:oscal';
/** Ids of OSCAL are derived from ours, so that the same thing has the same id in every export. */
const ID_NAMESPACE = '9d3c4b1e-6f0a-4c57-9a52-0c8a5f1d2b77';

export const uuidOf = (kind: string, id: string): string => v5(`${kind}:${id}`, ID_NAMESPACE);

/** One line without blanks around it: what titles and values have to be. */
export const line = (text: string): string => text.toWellFormed().replace(/\s+/g, ' ').trim();
/** A title; where there is none, what stands for it. */
export const title = (text: string, otherwise: string): string => line(text) || otherwise;
export const prose = (text: string, otherwise: string): string => text.toWellFormed().trim() || otherwise;

export interface Prop {
  readonly name: string;
  readonly ns: string;
  readonly value: string;
  readonly class?: string;
}

/** Properties of our own; those without a value are left out. */
export function props(values: Readonly<Record<string, string | number | boolean | null>>): readonly Prop[] | undefined {
  const given = Object.entries(values).flatMap(([name, value]) => {
    const text = value === null ? '' : line(String(value));
    return text === '' ? [] : [{ name, ns: NAMESPACE, value: text }];
  });
  return filled(given);
}

/** A list, unless it is empty: OSCAL wants a list to hold something. */
export const filled = <Item>(items: readonly Item[]): readonly Item[] | undefined =>
  items.length > 0 ? items : undefined;

export const startOf = (date: string): string => `${date}T00:00:00Z`;
export const endOf = (date: string): string => `${date}T23:59:59Z`;

/** A moment as OSCAL takes it: with a zone, without parts of a second. */
export const momentOf = (at: string): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** An address in which every character may stand that it holds. */
export function uriReference(address: string): string {
  const [, origin = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^]*)$/i.exec(address.toWellFormed()) ?? [];
  const safe = rest
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/?#%]/gu, encodeURIComponent);
  const [path = '', ...fragments] = safe.split('#');
  return origin + (fragments.length > 0 ? `${path}#${fragments.join('%23')}` : path);
}

interface Head {
  readonly title: string;
  readonly lastModified: string;
  readonly version: string;
}

export const metadata = ({ title: text, lastModified, version }: Head) => ({
  title: title(text, 'Untitled'),
  'last-modified': momentOf(lastModified),
  version: title(version, '1'),
  'oscal-version': OSCAL_VERSION,
});

const ROLES = [
  { id: 'prepared-by', title: 'Prepared by' },
  { id: 'assessor', title: 'Assessor' },
  { id: 'responsible', title: 'Responsible' },
] as const;

export const partyOf = (id: string): string => uuidOf('person', id);
export const componentOf = ({ pki }: AssessmentRecord): string => uuidOf('pki', pki.id);

/** What the documents about one assessment say of themselves and of the people in it. */
export function assessmentMetadata(record: AssessmentRecord, what: string) {
  const { organization, assessment, people } = record;
  const known = new Set(people.map(({ id }) => id));
  const parties = (ids: readonly (string | null)[]) =>
    filled([...new Set(ids.flatMap((id) => (id !== null && known.has(id) ? [partyOf(id)] : [])))]);
  const responsible = [
    ['prepared-by', parties([assessment.createdBy])],
    ['assessor', parties(record.answers.flatMap(({ owner, reviewer }) => [owner, reviewer]))],
  ] as const;
  return {
    ...metadata({
      title: `${what}: ${assessment.name}`,
      lastModified: assessment.changedAt,
      version: String(assessment.revision),
    }),
    roles: ROLES,
    parties: [
      { uuid: uuidOf('organization', organization.id), type: 'organization', name: title(organization.name, '-') },
      ...people.map(personParty),
    ],
    'responsible-parties': filled(
      responsible.flatMap(([role, uuids]) => (uuids ? [{ 'role-id': role, 'party-uuids': uuids }] : [])),
    ),
  };
}

const personParty = ({ id, name, email }: RecordPerson) => ({
  uuid: partyOf(id),
  type: 'person',
  name: title(name, '-'),
  'email-addresses': email === null ? undefined : [email],
});

/** The assessed PKI. */
export const component = (record: AssessmentRecord) => ({
  uuid: componentOf(record),
  type: 'service',
  title: title(record.pki.name, 'PKI'),
  description: prose(record.pki.description, title(record.pki.name, 'PKI')),
  props: props({
    components: record.pki.components,
    'out-of-scope': record.pki.outOfScope,
    'high-level-design': record.pki.highLevelDesign,
    'points-of-interaction': record.pki.pointsOfInteraction,
  }),
  status: { state: 'operational' },
});

/** The text of a document; what has no value is not in it. */
export const textOf = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
