import { type Names } from './names';

/** A list of the workspace that knows every context, and what a new one adds to it. */
export interface Registration {
  readonly file: string;
  /** A line that stands in the file: the first one that begins so. */
  readonly at: string;
  /** Whether the new text comes before that line, or after it. */
  readonly where: 'before' | 'after';
  readonly text: (names: Names, timestamp: string) => string;
}

const ISOLATION = 'apps/api/src/isolation';
const imports: Registration['text'] = ({ pluralName }) => `  ${pluralName}Api,`;
const title = ({ Plural }: Names, timestamp: string): string => `${Plural}${timestamp}`;

export const REGISTRATIONS: readonly Registration[] = [
  {
    file: 'tsconfig.base.json',
    at: '      "@certitude/server/testing"',
    where: 'before',
    text: ({ plural }) => `      "@certitude/server/${plural}": ["./libs/server/${plural}/src/index.ts"],`,
  },
  {
    file: 'tsconfig.base.json',
    at: '      "@certitude/web/testing"',
    where: 'before',
    text: ({ plural }) => `      "@certitude/web/${plural}": ["./libs/web/${plural}/src/index.ts"],`,
  },
  {
    file: 'tools/arch/boundaries.mjs',
    at: '  shell: [',
    where: 'before',
    text: ({ plural }) => `  '${plural}': ['organizations', 'identity', 'testing'],`,
  },
  { file: 'tools/arch/boundaries.mjs', at: '  shell: [', where: 'after', text: ({ plural }) => `    '${plural}',` },
  {
    file: 'libs/contracts/src/ids.ts',
    at: 'export type OutboxEventId',
    where: 'before',
    text: ({ Singular, singular }) => `export type ${Singular}Id = Id<'${singular}'>;`,
  },
  {
    file: 'libs/contracts/src/ids.ts',
    at: 'export const OutboxEventId',
    where: 'before',
    text: ({ Singular, singular }) => `export const ${Singular}Id = id<'${singular}'>();`,
  },
  {
    file: 'libs/contracts/src/index.ts',
    at: "export type { Id } from './ids'",
    where: 'before',
    text: ({ Singular }) => `export { ${Singular}Id } from './ids';`,
  },
  {
    file: 'libs/contracts/src/index.ts',
    at: 'export { isPastDue }',
    where: 'before',
    text: ({ Singular, pluralName, plural }) =>
      `export { Create${Singular}, Edit${Singular}, ${pluralName}Api, ${Singular}Content, ${Singular}View } from './${plural}';`,
  },
  {
    file: 'libs/server/core/src/database/migrations/index.ts',
    at: '/** Every migration',
    where: 'before',
    text: (names, timestamp) => `import { ${title(names, timestamp)} } from './${timestamp}-${names.plural}';\n`,
  },
  {
    file: 'libs/server/core/src/database/migrations/index.ts',
    at: '];',
    where: 'before',
    text: (names, timestamp) => `  ${title(names, timestamp)},`,
  },
  {
    file: 'apps/api/src/api.module.ts',
    at: 'import { type DynamicModule',
    where: 'before',
    text: ({ Plural, plural }) => `import { ${Plural}HttpModule } from '@certitude/server/${plural}';`,
  },
  {
    file: 'apps/api/src/api.module.ts',
    at: '        HttpModule,',
    where: 'after',
    text: ({ Plural }) => `        ${Plural}HttpModule,`,
  },
  {
    file: 'apps/web/src/app/features.ts',
    at: '];',
    where: 'before',
    text: ({ plural, pluralName }) =>
      `  feature(['${plural}'], () => import('@certitude/web/${plural}').then((library) => library.${pluralName}Routes)),`,
  },
  {
    file: 'libs/server/testing/src/housekeeping.medium.spec.ts',
    at: "  pki: 'content',",
    where: 'after',
    text: ({ table }) => `  ${table}: 'content',`,
  },
  {
    file: 'libs/server/testing/src/tenant-rows.ts',
    at: '  insert into pki ',
    where: 'before',
    text: ({ table, singularName }) =>
      `  insert into ${table} (organization_id, id, name, created_by) values (:org, :${singularName}, 'One', :account);`,
  },
  { file: `${ISOLATION}/endpoint-samples.ts`, at: '  decidersApi,', where: 'before', text: imports },
  {
    file: `${ISOLATION}/endpoint-samples.ts`,
    at: '];',
    where: 'before',
    text: ({ pluralName }) => `
  [${pluralName}Api.list, {}],
  [${pluralName}Api.create, { body: () => ({ name: 'New' }) }],
  [${pluralName}Api.get, {}],
  [${pluralName}Api.update, { body: () => edit({ name: 'Other' }) }],`,
  },
  { file: `${ISOLATION}/role-table.ts`, at: '  decidersApi,', where: 'before', text: imports },
  {
    file: `${ISOLATION}/role-table.ts`,
    at: "  'create, scope and assign': [",
    where: 'after',
    text: ({ pluralName }) => `    ${pluralName}Api.create,\n    ${pluralName}Api.update,`,
  },
  {
    file: `${ISOLATION}/role-table.ts`,
    at: "  'read everything': [",
    where: 'after',
    text: ({ pluralName }) => `    ${pluralName}Api.list,\n    ${pluralName}Api.get,`,
  },
  { file: `${ISOLATION}/two-organizations.ts`, at: '  assessmentsApi,', where: 'after', text: imports },
  {
    file: `${ISOLATION}/two-organizations.ts`,
    at: "  'notificationId',",
    where: 'before',
    text: ({ singularName }) => `  '${singularName}Id',`,
  },
  {
    file: `${ISOLATION}/two-organizations.ts`,
    at: '      notificationId: ',
    where: 'before',
    text: ({ pluralName, singularName }) =>
      `      ${singularName}Id: (await server.as(owner).call(${pluralName}Api.create, { params: at(owner), body: { name: 'One' } })).id,`,
  },
  { file: `${ISOLATION}/lost-updates.medium.spec.ts`, at: '  decidersApi,', where: 'before', text: imports },
  {
    file: `${ISOLATION}/lost-updates.medium.spec.ts`,
    at: 'const CREATIONS',
    where: 'after',
    text: ({ pluralName }) => `  ${pluralName}Api.create,`,
  },
  {
    file: `${ISOLATION}/lost-updates.medium.spec.ts`,
    at: 'const KINDS',
    where: 'after',
    text: ({ pluralName, singularName, singularWords }) => `  [
    'a ${singularWords}',
    {
      endpoint: ${pluralName}Api.update,
      params: (names) => ({ ...at(names), ${singularName}Id: names.${singularName}Id }),
      read: async (server, owner, names) => ({
        ...(await server
          .as(owner)
          .call(${pluralName}Api.get, { params: { ...at(names), ${singularName}Id: names.${singularName}Id } })),
      }),
      mine: { name: 'Mine' },
      theirs: { name: 'Theirs' },
      other: { description: 'Beside it' },
    },
  ],`,
  },
  {
    file: `${ISOLATION}/lost-updates.medium.spec.ts`,
    at: '      [pkisApi.create, ',
    where: 'before',
    text: ({ pluralName }) => `      [${pluralName}Api.create, { name: 'New' }],`,
  },
];

/**
 * The text of a file with what a new context adds to it.
 * @throws Error when the line at which it goes is not there
 */
export function registered(before: string, { file, at, where, text }: Registration, added: Parameters<typeof text>) {
  const lines = before.split('\n');
  const index = lines.findIndex((line) => line.startsWith(at));
  if (index < 0) throw new Error(`${file} has no line that begins with “${at}”.`);
  lines.splice(where === 'before' ? index : index + 1, 0, text(...added));
  return lines.join('\n');
}
