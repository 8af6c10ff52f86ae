import { type Command } from '@certitude/web/core';

export interface CommandGroup {
  readonly name: string;
  readonly commands: readonly Command[];
}

/** Commands that contain every word typed, those that begin with it first, in their groups. */
export function matching(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  const found = commands.filter((command) => {
    const text = `${command.label} ${command.group} ${command.keywords ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? '';
  const begins = (command: Command): number => (command.label.toLowerCase().startsWith(first) ? 0 : 1);
  return [...found].sort((a, b) => begins(a) - begins(b));
}

/** Commands under their headings, in the order in which headings first appear. */
export function grouped(commands: readonly Command[]): readonly CommandGroup[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups].map(([name, members]) => ({ name, commands: members }));
}
