// The architecture, as lint. Read top to bottom: platform, then layer, then context.
// Every project carries exactly one platform:, one type: and one scope: tag (checked by tags.spec.ts).

const SERVER_ONLY = ['@nestjs/*', 'typeorm', 'pg', 'bullmq', 'ioredis', 'socket.io', 'express', 'pino', 'nestjs-pino'];
const WEB_ONLY = ['@angular/*', '@swimlane/*', '@tiptap/*', 'socket.io-client', 'idb'];

export const platforms = [
  {
    sourceTag: 'platform:any',
    onlyDependOnLibsWithTags: ['platform:any'],
    bannedExternalImports: [...SERVER_ONLY, ...WEB_ONLY],
  },
  {
    sourceTag: 'platform:web',
    onlyDependOnLibsWithTags: ['platform:web', 'platform:any'],
    bannedExternalImports: SERVER_ONLY,
  },
  {
    sourceTag: 'platform:server',
    onlyDependOnLibsWithTags: ['platform:server', 'platform:any'],
    // The socket client is what tests and benches of the server speak with.
    bannedExternalImports: WEB_ONLY.filter((name) => name !== 'socket.io-client'),
  },
];

const only = (type, ...types) => ({
  sourceTag: `type:${type}`,
  onlyDependOnLibsWithTags: types.map((name) => `type:${name}`),
});

export const layers = [
  only('app', 'feature', 'part', 'core', 'ui', 'contracts', 'domain', 'testing'),
  only('feature', 'feature', 'part', 'core', 'ui', 'contracts', 'domain', 'testing'),
  // What several pages of the web show of one thing: app, feature → part → core, ui.
  only('part', 'core', 'ui', 'contracts', 'domain', 'testing'),
  only('core', 'core', 'contracts', 'domain', 'testing'),
  only('ui', 'contracts', 'domain'),
  only('contracts'),
  only('domain', 'contracts', 'domain'),
  only('testing', 'core', 'ui', 'contracts', 'domain'),
  only('e2e', 'contracts', 'domain', 'testing', 'tools'),
  only('tools', 'feature', 'core', 'contracts', 'domain', 'testing'),
  // The user interface's pieces know nothing of HTTP or sockets.
  { sourceTag: 'type:ui', bannedExternalImports: ['@angular/common/http', 'socket.io-client', 'idb'] },
  // One web feature never imports another: pages meet in the router, and share parts.
  { allSourceTags: ['platform:web', 'type:feature'], notDependOnLibsWithTags: ['type:feature'] },
];

// Which server context may call which; everything else goes by event. This map is the context diagram.
export const contexts = {
  shared: ['testing'],
  testing: [],
  mail: ['testing'],
  identity: ['mail', 'testing'],
  organizations: ['identity', 'testing'],
  models: ['organizations', 'identity', 'testing'],
  assessments: ['models', 'organizations', 'identity', 'testing'],
  answering: ['assessments', 'models', 'organizations', 'identity', 'testing'],
  reviews: ['answering', 'assessments', 'models', 'organizations', 'identity', 'testing'],
  evidence: ['reviews', 'answering', 'assessments', 'models', 'organizations', 'identity', 'testing'],
  improvement: ['reviews', 'answering', 'assessments', 'models', 'organizations', 'identity', 'testing'],
  versions: [
    'evidence',
    'improvement',
    'reviews',
    'answering',
    'assessments',
    'models',
    'organizations',
    'identity',
    'testing',
  ],
  insights: ['answering', 'assessments', 'models', 'organizations', 'identity', 'testing'],
  notifications: ['evidence', 'improvement', 'answering', 'assessments', 'organizations', 'identity', 'testing'],
  exchange: [
    'reports',
    'improvement',
    'evidence',
    'versions',
    'reviews',
    'answering',
    'assessments',
    'models',
    'organizations',
    'identity',
    'testing',
  ],
  reports: [
    'versions',
    'evidence',
    'improvement',
    'reviews',
    'answering',
    'assessments',
    'models',
    'organizations',
    'identity',
    'testing',
  ],
  verify: ['testing'],
  outbox: ['testing'],
  shell: [
    'reports',
    'verify',
    'outbox',
    'mail',
    'identity',
    'organizations',
    'models',
    'assessments',
    'answering',
    'reviews',
    'versions',
    'evidence',
    'improvement',
    'insights',
    'notifications',
    'exchange',
    'testing',
  ],
};

export const depConstraints = [
  ...platforms,
  ...layers,
  ...Object.entries(contexts).map(([scope, uses]) => ({
    sourceTag: `scope:${scope}`,
    onlyDependOnLibsWithTags: ['scope:shared', `scope:${scope}`, ...uses.map((name) => `scope:${name}`)],
  })),
];
