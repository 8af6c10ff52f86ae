import { strykerOptions } from './stryker-options';

const places = { runner: '/cache/runner.js', sandbox: '/tmp/sandbox', report: '/cache/report.html' };

describe('what the mutation tester is told', () => {
  it('breaks the files of one library, and never its specs or what they are made with', () => {
    const { mutate, jest } = strykerOptions({ library: 'server/evidence', files: 'content-check/**' }, places);
    expect(mutate).toEqual([
      'libs/server/evidence/src/content-check/**',
      '!libs/server/evidence/src/**/*.spec.ts',
      '!libs/server/evidence/src/**/testing/**',
    ]);
    expect(jest.configFile).toBe('libs/server/evidence/jest.config.cjs');
  });

  it('fails a library whose tests notice less than 85 percent', () => {
    expect(strykerOptions({ library: 'collab', files: '**' }, places).thresholds.break).toBe(85);
  });
});
