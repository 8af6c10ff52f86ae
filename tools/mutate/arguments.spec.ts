import { LaunchError } from '../start/errors';
import { parseArguments } from './arguments';

describe('the arguments of npm run mutate', () => {
  it.each([
    [['contracts'], { library: 'contracts', files: '**' }],
    [['server/evidence'], { library: 'server/evidence', files: '**' }],
    [['collab', '--files', 'note/**'], { library: 'collab', files: 'note/**' }],
    [['collab', '--files=note/*=.ts'], { library: 'collab', files: 'note/*=.ts' }],
  ])('%j mean %j', (args, meant) => {
    expect(parseArguments(args)).toEqual(meant);
  });

  it.each([
    [[]],
    [['--files', 'rules/**']],
    [['contracts', '--files']],
    [['contracts', '--files', '']],
    [['contracts', '--file', 'rules/**']],
    [['contracts', '--files', 'rules/**', 'collab']],
    [['../apps/api']],
    [['']],
  ])('%j are answered with the usage', (args) => {
    expect(() => parseArguments(args)).toThrow(LaunchError);
  });
});
