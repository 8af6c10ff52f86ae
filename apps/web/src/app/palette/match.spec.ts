import { type Command } from '@certitude/web/core';
import { grouped, matching } from './match';

const command = (label: string, group: string): Command =>
  ({ label, group, run: () => undefined }) as unknown as Command;
const all = [command('My work', 'Go to'), command('Evidence', 'Go to'), command('Dark theme', 'Appearance')];
const labels = (typed: string) => matching(all, typed).map(({ label }) => label);

describe('the command palette', () => {
  it.each([
    ['', ['My work', 'Evidence', 'Dark theme']],
    ['evi', ['Evidence']],
    ['theme dark', ['Dark theme']],
    ['go to', ['My work', 'Evidence']],
    ['nothing like it', []],
  ])('finds for "%s" %j', (typed, expected) => {
    expect(labels(typed)).toEqual(expected);
  });

  it('groups commands under their headings', () => {
    expect(grouped(all).map(({ name, commands }) => [name, commands.length])).toEqual([
      ['Go to', 2],
      ['Appearance', 1],
    ]);
  });
});
