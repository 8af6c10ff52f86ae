import { type OperatorCommand, type Surroundings, UsageError } from './command';

/**
 * Runs the command that the words name; without words, says what commands there are.
 * @throws UsageError that says how it is called
 */
export async function dispatch(
  words: readonly string[],
  commands: readonly OperatorCommand[],
  surroundings: Surroundings,
): Promise<void> {
  const [name, ...rest] = words;
  const command = commands.find((one) => one.name === name);
  if (!command) throw new UsageError(helpOf(commands));
  try {
    await command.run(rest, surroundings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError([error.message, ...usageOf(command)].join('\n'));
  }
}

const usageOf = ({ usage }: OperatorCommand): string[] => ['', ...usage.map((line) => `  npm run operator -- ${line}`)];

/** Every command with its summary and how it is called. */
export const helpOf = (commands: readonly OperatorCommand[]): string =>
  [
    'What do you want to do?',
    ...commands.flatMap((command) => ['', command.summary, ...usageOf(command).slice(1)]),
  ].join('\n');
