import { runCommand, type CommandOptions, type CommandResult } from '../start/commands';

/** Runs an npm command; npm tells the programs it starts where it is, outside of npm it is on the path. */
export function runNpm(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const npm = process.env['npm_execpath'];
  return npm ? runCommand(process.execPath, [npm, ...args], options) : runCommand('npm', args, options);
}
