import { LaunchError } from '../start/errors';
import { parseArguments } from './arguments';

describe('the arguments of npm run mutate', () => {
  it.each([
    [['contracts'], { library: 'contracts', files: '**', tests: null }],
    [['server/evidence'], { library: 'server/evidence', files: '**', tests: null }],
    [['collab', '--files', 'note/**'], { library: 'collab', files: 'note/**', tests: null }],
    [['collab', '--files=note/*=.ts'], { library: 'collab', files: 'note/*=.ts', tests: null }],
    [['collab', '--tests', 'note/*.spec.ts'], { library: 'collab', files: '**', tests: 'note/*.spec.ts' }],
    [
      ['collab', '--tests=note/*.spec.ts', '--files', 'note/**'],
      { library: 'collab', files: 'note/**', tests: 'note/*.spec.ts' },
    ],
  ])('%j mean %j', (args, meant) => {
    expect(parseArguments(args)).toEqual(meant);
  });

  it.each([
    [[]],
    [['--files', 'rules/**']],
    [['contracts', '--files']],
    [['contracts', '--files', '']],
    [['contracts', '--tests', '']],
    [['contracts', '--tests', 'rules/**']],
    [['contracts', '--file', 'rules/**']],
    [['contracts', '--files', 'rules/**', 'collab']],
    [['contracts', '--files', 'rules/**', '--files', 'live/**']],
    [['../apps/api']],
    [['']],
  ])('%j are answered with the usage', (args) => {
    expect(() => parseArguments(args)).toThrow(LaunchError);
  });
});
