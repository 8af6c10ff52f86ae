import { type OperatorCommand, type Surroundings, UsageError } from './command';
import { COMMANDS } from './commands';
import { dispatch, helpOf } from './dispatch';

describe('the operator', () => {
  const commandOf = (run: OperatorCommand['run']): OperatorCommand => ({
    name: 'tea',
    summary: 'Makes tea',
    usage: ['tea <kind>'],
    run,
  });
  const surroundings = { say: () => undefined } as unknown as Surroundings;
  const open = (run: (given: Surroundings) => Promise<void>) => run(surroundings);

  it('runs the command that the first word names, with the others', async () => {
    const run = jest.fn(() => Promise.resolve());
    await dispatch(['tea', 'green', 'hot'], [commandOf(run)], open);
    expect(run).toHaveBeenCalledWith(['green', 'hot'], surroundings);
  });

  it.each([[[]], [['coffee']]])('says what there is when it hears %j, and opens nothing', async (words) => {
    const command = commandOf(() => Promise.resolve());
    const opened = jest.fn();
    await expect(dispatch(words, [command], opened)).rejects.toThrow('npm run operator -- tea <kind>');
    expect(opened).not.toHaveBeenCalled();
  });

  it('says how a command is called that did not understand', async () => {
    const refusing = commandOf(() => Promise.reject(new UsageError('Which kind?')));
    await expect(dispatch(['tea'], [refusing], open)).rejects.toThrow(
      /Which kind\?\n\n {2}npm run operator -- tea <kind>/,
    );
    const broken = commandOf(() => Promise.reject(new Error('the kettle')));
    await expect(dispatch(['tea'], [broken], open)).rejects.toThrow(/^the kettle$/);
  });

  it('has help for every command, each under a name of its own', () => {
    const help = helpOf(COMMANDS);
    for (const { name, summary, usage } of COMMANDS) {
      expect(help).toContain(summary);
      expect(usage.every((line) => line.startsWith(`${name} `) && help.includes(line))).toBe(true);
    }
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
  });
});
