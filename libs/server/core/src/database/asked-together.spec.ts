import { AskedTogether } from './asked-together';
import { type Step } from './statement-batch';

const step = (name: string): Step<unknown> => ({ statement: { name, text: '' }, values: [] });
const steps = (...names: readonly string[]): Step<unknown>[] => names.map(step);

/** Answers each step with one row that says which it was, and notes what ran together. */
const given = ({ failing = '' } = {}) => {
  const ran: string[][] = [];
  const run = async (all: readonly Step<unknown>[]): Promise<unknown[][]> => {
    const names = all.map(({ statement }) => statement.name);
    ran.push(names);
    await Promise.resolve();
    if (names.includes(failing)) throw new Error(failing);
    return names.map((name) => [name]);
  };
  return { ran, run, together: new AskedTogether() };
};

describe('questions that are asked in the same turn', () => {
  it('run together, and each gets its own rows', async () => {
    const { ran, run, together } = given();
    const answers = [together.ask('reads', steps('a', 'b'), run), together.ask('reads', steps('c'), run)];
    expect(ran).toEqual([]);
    expect(await Promise.all(answers)).toEqual([[['a'], ['b']], [['c']]]);
    expect(ran).toEqual([['a', 'b', 'c']]);
    expect(await together.ask('reads', steps('d'), run)).toEqual([['d']]);
    expect(ran).toHaveLength(2);
  });

  it('stay apart where they must not share a transaction', async () => {
    const { ran, run, together } = given();
    await Promise.all([together.ask('one', steps('a'), run), together.ask('other', steps('b'), run)]);
    expect(ran).toEqual([['a'], ['b']]);
  });

  it('are split where there are too many, never within a question', async () => {
    const { ran, run, together } = given();
    const names = Array.from({ length: 70 }, (_, index) => String(index));
    await Promise.all(names.map((name) => together.ask('reads', steps(name, name, name), run)));
    expect(ran.map(({ length }) => length)).toEqual([198, 12]);
  });

  it('fail alone', async () => {
    const { ran, run, together } = given({ failing: 'b' });
    const answers = ['a', 'b', 'c'].map((name) => together.ask('reads', steps(name), run));
    expect(await Promise.allSettled(answers)).toMatchObject([
      { value: [['a']] },
      { reason: { message: 'b' } },
      { value: [['c']] },
    ]);
    expect(ran).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
  });
});
