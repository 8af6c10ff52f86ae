// One place for how tests run: plain Jest, TypeScript and ESM-only packages through swc to CommonJS, no flags.
const { mkdirSync } = require('node:fs');
const { availableParallelism } = require('node:os');
const { dirname, join, relative } = require('node:path');
const { compilerOptions } = require('./tsconfig.base.json');

// Jest does not make the folder of its results file.
const results = process.argv.find((word) => word.startsWith('--outputFile='))?.split('=')[1];
if (results) mkdirSync(dirname(results), { recursive: true });
const runningFiles = { file: results && join(dirname(results), 'running.json'), goodbyeMs: 60_000 };
const reporters = ['default', [join(__dirname, 'tools/test/running-files.cjs'), runningFiles]];

const esmOnly = [
  '@nestjs',
  'nestjs-pino',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  'load-esm',
  '@borewit',
  'uuid',
  'cookie',
  '@sparticuz',
  'idb',
  'asn1js',
  'pkijs',
  'bytestreamjs',
  '@peculiar',
  '@noble',
];
const swc = (typescript) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: typescript ? { syntax: 'typescript', decorators: true } : { syntax: 'ecmascript' },
      transform: typescript ? { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } : {},
    },
    module: { type: 'commonjs', ignoreDynamic: false },
    sourceMaps: 'inline',
  },
];
const aliases = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([name, [file]]) => [`^${name}$`, join(__dirname, file)]),
);
const node = (rootDir) => ({
  rootDir,
  displayName: relative(__dirname, rootDir),
  reporters,
  testEnvironment: 'node',
  moduleNameMapper: aliases,
  transform: { '^.+\\.ts$': swc(true), '^.+\\.m?js$': swc(false) },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  coverageProvider: 'v8',
});

/** Rules: no database, no network. */
exports.pure = node;

/** Server libraries: rules, and `*.medium.spec.ts` against the real PostgreSQL that the global setup provides. */
exports.server = (rootDir) => ({
  ...node(rootDir),
  globalSetup: join(__dirname, 'tools/test/jest-global-setup.ts'),
  globalTeardown: join(__dirname, 'tools/test/jest-global-teardown.ts'),
  // A loaded machine is slow, not wrong.
  testTimeout: 120_000,
});

/** Black box: a browser and HTTP against the started product. */
exports.e2e = (rootDir) => ({
  ...node(rootDir),
  testMatch: ['**/*.e2e.ts'],
  testEnvironment: join(rootDir, 'telling-environment.cjs'),
  // Each worker has a product of its own, see global-setup.
  maxWorkers: Math.min(2, availableParallelism()),
  testTimeout: 180_000,
  globalSetup: join(rootDir, 'src/support/global-setup.ts'),
  globalTeardown: join(rootDir, 'src/support/global-teardown.ts'),
});

/** Angular, zoneless. */
exports.web = (rootDir) => ({
  rootDir,
  displayName: relative(__dirname, rootDir),
  reporters,
  preset: 'jest-preset-angular',
  // Of the preset, too; but what mutates reads only what is written here.
  testEnvironment: 'jsdom',
  moduleNameMapper: aliases,
  setupFilesAfterEnv: [join(__dirname, 'tools/test/web-setup.ts')],
  transform: {
    '^.+\\.(ts|mjs|js|html|svg)$': [
      'jest-preset-angular',
      { tsconfig: join(__dirname, 'tsconfig.web.spec.json'), stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  transformIgnorePatterns: [
    'node_modules/(?!(.*\\.mjs$|@swimlane/|d3-.*|internmap|delaunator|robust-predicates|uuid|idb|lib0|yjs))',
  ],
  // A loaded machine is slow, not wrong.
  testTimeout: 60_000,
  coverageProvider: 'v8',
});
