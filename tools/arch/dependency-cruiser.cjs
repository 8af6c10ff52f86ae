// The layers inside a server context: doors → services → repositories; rules are pure. And no cycles anywhere.
const DOOR = '\\.(controller|gateway|processor|jobs)\\.ts$';
const SPEC = '\\.spec\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'doors-use-services',
      comment: 'A controller, gateway or job handler calls a service, never a repository.',
      severity: 'error',
      from: { path: `^libs/server/.*${DOOR}` },
      to: { path: '\\.repository\\.ts$' },
    },
    {
      name: 'nobody-imports-doors',
      comment: 'Doors are opened from outside only; modules list them.',
      severity: 'error',
      from: { path: '^libs/server/', pathNot: `(\\.module\\.ts$|/index\\.ts$|${SPEC})` },
      to: { path: `^libs/server/.*${DOOR}` },
    },
    {
      name: 'repositories-only-query',
      comment: 'A repository knows no service.',
      severity: 'error',
      from: { path: '\\.repository\\.ts$' },
      to: { path: '\\.service\\.ts$' },
    },
    {
      name: 'policies-are-pure',
      comment: 'A rule touches no framework, database or clock.',
      severity: 'error',
      from: { path: '\\.policy\\.ts$' },
      to: { path: '(node_modules/(@nestjs|typeorm|pg|bullmq)|\\.(service|repository|entity)\\.ts$)' },
    },
    {
      name: 'pages-use-data-access',
      comment: 'A page or a part never calls HTTP or sockets itself.',
      severity: 'error',
      from: { path: '^libs/web/([^/]+/src/pages|parts/src)/' },
      to: { path: '(node_modules/(socket\\.io-client|idb)/|@angular/common/http)' },
    },
    {
      name: 'libraries-have-one-entry',
      comment:
        'What another library may use is what its index.ts names. Exceptions: reading model files and packets of live editing are entries of their own, so that pages which only score load no YAML parser, how scores are written, so that what shows one calculates none, and what needs no connection no MessagePack; live connection, overlays, charts, panes, and what is said of versions, deletions, exchange and notices are no part of signing in; the words of errors and letters are said by the server alone; journeys need a mailbox and no server; and what a library gives to tests of others.',
      severity: 'error',
      from: { path: '^(libs/(?:server/|web/)?[^/]+|apps/[^/]+)/' },
      to: {
        path: '^libs/(?:server/|web/)?[^/]+/src/',
        pathNot: [
          '/src/index\\.ts$',
          '^libs/maturity/src/(files|text)\\.ts$',
          '^libs/contracts/src/(packets|exchange|freezing|reporting|signing|deleting|notices/index)\\.ts$',
          '^libs/contracts/src/(errors|outage-errors|account-letters)\\.ts$',
          '^libs/server/testing/src/test-mailbox\\.ts$',
          '^libs/signatures/src/(limits|words)\\.ts$',
          '^libs/web/core/src/live\\.ts$',
          '^libs/web/ui/src/(overlays|charts|panes)\\.ts$',
          '^libs/(collab|server/core|server/answering|server/reports|web/live)/src/testing/index\\.ts$',
          '^$1/',
        ],
      },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'What a library gives to tests is no part of the product.',
      severity: 'error',
      from: {
        path: '^(libs|apps)/',
        pathNot: ['\\.(spec|e2e)\\.ts$', '/testing/', '^apps/e2e/', '^libs/server/testing/', '^libs/web/testing/'],
      },
      to: { path: '^libs/(.*/src|exchange)/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist|\\.d\\.ts$|/theme/)' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
