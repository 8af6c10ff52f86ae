// Rows of organizations are reached through TenantDatabase only. TypeORM's own doors, and pg's, stay in core: a repository
// that Nest injects is bound to the pool, not to an organization.
const OWNERS = [
  /\/libs\/server\/core\/src\//,
  /\/libs\/server\/testing\//,
  /\/tools\//,
  /\/apps\/e2e\//,
  /\.medium\.spec\.ts$/,
];
const DOORS = {
  typeorm: [
    ...['DataSource', 'Repository', 'EntityManager', 'QueryRunner', 'getRepository', 'getManager'],
    // Those of core, of which the compiler knows what they hold; and nothing that loads or changes other rows.
    ...['Column', 'PrimaryColumn', 'PrimaryGeneratedColumn', 'CreateDateColumn', 'UpdateDateColumn', 'VersionColumn'],
    ...['OneToOne', 'OneToMany', 'ManyToOne', 'ManyToMany', 'EntitySchema'],
  ],
  '@nestjs/typeorm': [
    ...['InjectRepository', 'InjectDataSource', 'InjectEntityManager'],
    ...['getRepositoryToken', 'getDataSourceToken', 'getEntityManagerToken'],
  ],
  pg: ['Pool', 'Client', 'default'],
};

/** @type {import('eslint').Rule.RuleModule} */
export const tenantDataOnly = {
  meta: {
    type: 'problem',
    docs: { description: 'Only core may open connections or raw repositories, and say what a column is.' },
    schema: [],
    messages: {
      raw: '{{name}} goes past the tenant boundary. Use TenantDatabase.transaction(context, …) and its repositories; columns are core’s.',
    },
  },
  create: (context) => {
    if (OWNERS.some((owner) => owner.test(context.filename.replaceAll('\\', '/')))) return {};
    return {
      ImportDeclaration(node) {
        const doors = DOORS[node.source.value];
        if (!doors || node.importKind === 'type') return;
        for (const specifier of node.specifiers) {
          const name =
            specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : specifier.type === 'ImportNamespaceSpecifier'
                ? '*'
                : specifier.imported.name;
          if (specifier.importKind === 'type' || (name !== '*' && !doors.includes(name))) continue;
          context.report({ node: specifier, messageId: 'raw', data: { name: `${name} from ${node.source.value}` } });
        }
      },
    };
  },
};
