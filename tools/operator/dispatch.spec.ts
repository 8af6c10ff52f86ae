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

  it('runs the command that the first word names, with the others', async () => {
    const run = jest.fn(() => Promise.resolve());
    await dispatch(['tea', 'green', 'hot'], [commandOf(run)], surroundings);
    expect(run).toHaveBeenCalledWith(['green', 'hot'], surroundings);
  });

  it.each([[[]], [['coffee']]])('says what there is when it hears %j, and runs nothing', async (words) => {
    const run = jest.fn(() => Promise.resolve());
    await expect(dispatch(words, [commandOf(run)], surroundings)).rejects.toThrow('npm run operator -- tea <kind>');
    expect(run).not.toHaveBeenCalled();
  });

  it('says how a command is called that did not understand', async () => {
    const refusing = commandOf(() => Promise.reject(new UsageError('Which kind?')));
    await expect(dispatch(['tea'], [refusing], surroundings)).rejects.toThrow(
      /Which kind\?\n\n {2}npm run operator -- tea <kind>/,
    );
    const broken = commandOf(() => Promise.reject(new Error('the kettle')));
    await expect(dispatch(['tea'], [broken], surroundings)).rejects.toThrow(/^the kettle$/);
  });

  it('has help for every command, each under a name of its own', () => {
    const help = helpOf(COMMANDS);
    for (const { name, summary, usage } of COMMANDS) {
      expect(help).toContain(summary);
      expect(usage.every((line) => `${line} `.startsWith(`${name} `) && help.includes(line))).toBe(true);
    }
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
  });
});
