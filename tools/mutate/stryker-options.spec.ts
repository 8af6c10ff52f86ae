import { strykerOptions } from './stryker-options';

const places = { runner: '/cache/runner.js', sandbox: '/tmp/sandbox', report: '/cache/report.html' };

describe('what the mutation tester is told', () => {
  it('breaks the files of one library, and never its specs or what they are made with', () => {
    const { mutate, jest } = strykerOptions(
      { library: 'server/evidence', files: 'content-check/**', tests: null },
      places,
    );
    expect(mutate).toEqual([
      'libs/server/evidence/src/content-check/**',
      '!libs/server/evidence/src/**/*.spec.ts',
      '!libs/server/evidence/src/**/testing/**',
    ]);
    expect(jest.configFile).toBe('libs/server/evidence/jest.config.cjs');
  });

  it.each([
    ['all of them', null, {}],
    ['those that were named', 'note/*.spec.ts', { testMatch: ['**/libs/collab/src/note/*.spec.ts'] }],
  ])('of the specs that load a broken file runs %s', (_which, tests, config) => {
    const { jest, coverageAnalysis } = strykerOptions({ library: 'collab', files: 'note/**', tests }, places);
    expect(jest).toMatchObject({ enableFindRelatedTests: true, config });
    expect(jest.config).toEqual(config);
    expect(coverageAnalysis).toBe('perTest');
  });

  it('fails a library whose tests notice less than 85 percent', () => {
    expect(strykerOptions({ library: 'collab', files: '**', tests: null }, places).thresholds.break).toBe(85);
  });
});
