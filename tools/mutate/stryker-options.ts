import { type MutateArguments } from './arguments';

/** Percent of the faults that the tests of a library have to notice. */
const LEAST = 85;

interface Places {
  /** Where Stryker's Jest runner is installed. */
  readonly runner: string;
  /** Where the copy of the workspace lies whose files are broken. */
  readonly sandbox: string;
  /** The report for the browser. */
  readonly report: string;
}

/** What Stryker is told: it breaks a copy of the workspace, file by file, and runs the specs that load that file. */
export function strykerOptions({ library, files, tests }: MutateArguments, { runner, sandbox, report }: Places) {
  const source = `libs/${library}/src`;
  return {
    plugins: [runner],
    testRunner: 'jest',
    jest: {
      projectType: 'custom',
      configFile: `libs/${library}/jest.config.cjs`,
      enableFindRelatedTests: true,
      config: tests === null ? {} : { testMatch: [`**/${source}/${tests}`] },
    },
    mutate: [`${source}/${files}`, `!${source}/**/*.spec.ts`, `!${source}/**/testing/**`],
    // Whatever no spec of a library reads need not be copied.
    ignorePatterns: ['dist', 'coverage', 'docs', 'docker', '.nx', '.angular', '.data'],
    coverageAnalysis: 'perTest',
    // What runs only while a module is loaded would need every spec again, for each single fault.
    ignoreStatic: true,
    // The copy runs without its types being checked: faults that do not compile count as faults.
    disableTypeChecks: false,
    checkers: [],
    reporters: ['clear-text', 'progress-append-only', 'html'],
    clearTextReporter: { logTests: false, reportTests: false, reportScoreTable: true },
    htmlReporter: { fileName: report },
    thresholds: { high: 95, low: LEAST, break: LEAST },
    allowConsoleColors: false,
    concurrency: 1,
    // A fault may make things endless. Measured by how long its tests take without it, since machines are shared.
    timeoutMS: 10_000,
    timeoutFactor: 4,
    tempDirName: sandbox,
    cleanTempDir: 'always',
    allowEmpty: false,
  } as const;
}
