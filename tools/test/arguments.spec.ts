import { parseArguments, stepNames } from './arguments';

describe('what npm test is asked for', () => {
  it.each([
    ['nothing', [], stepNames, []],
    ['some steps, in whatever order', ['--only', 'e2e,unit'], ['unit', 'e2e'], []],
    ['some steps, with an equals sign', ['--only=lint'], ['lint'], []],
    ['steps one by one', ['--only', 'lint', '--only', 'unit'], ['lint', 'unit'], []],
    ['a project', ['--project', 'server-core'], ['unit'], ['server-core']],
    ['steps of projects', ['--project=a,b', '--only=lint,unit'], ['lint', 'unit'], ['a', 'b']],
  ])('%s', (_, args, steps, projects) => {
    expect(parseArguments(args)).toEqual({ steps, projects });
  });

  it.each([
    [['--only', 'units']],
    [['--only']],
    [['--only=']],
    [['--watch', 'x']],
    [['unit']],
    [['--only', '--project']],
  ])('does not run a wrong selection: %s', (args) => {
    expect(() => parseArguments(args)).toThrow('Usage: npm test');
  });
});
