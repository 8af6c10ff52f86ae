import { BudgetExceeded, WorkerPool } from './worker-pool';

/** Answers by what it is asked: itself, never, too much, an error, its end. */
const PROGRAM = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', (task) => {
      if (task === 'spin') for (;;);
      if (task === 'grow') for (const all = []; ; ) all.push(new Array(1e5).fill(Math.random()));
      if (task === 'crash') throw new Error('crashed');
      if (task === 'leave') process.exit(0);
      parentPort.postMessage(task === 'fail' ? { failure: 'failed' } : { result: [task, threadId] });
    });`)}`,
);

describe('tasks off the event loop', () => {
  let pool: WorkerPool<string, [string, number]>;
  const use = (threads: number, milliseconds = 60_000) => {
    pool = new WorkerPool(PROGRAM, { threads, milliseconds, heapMiB: 32 });
  };
  afterEach(() => pool.close());

  it('are answered, in threads that are used again', async () => {
    use(1);
    const answers = [await pool.run('one'), await pool.run('two')];
    expect(answers.map(([task]) => task)).toEqual(['one', 'two']);
    expect(new Set(answers.map(([, thread]) => thread)).size).toBe(1);
  });

  it('are never more at once than there may be threads', async () => {
    use(2);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => pool.run(`${n}`)));
    expect(answers.map(([task]) => task)).toEqual(Array.from({ length: 20 }, (_, n) => `${n}`));
    expect(new Set(answers.map(([, thread]) => thread)).size).toBeLessThanOrEqual(2);
  });

  it.each([
    ['too much time', 'spin', 300, new BudgetExceeded('time')],
    ['too much memory', 'grow', 60_000, new BudgetExceeded('memory')],
    ['an error of the program', 'crash', 60_000, new Error('crashed')],
    ['a failure', 'fail', 60_000, new Error('failed')],
    ['the end of the thread', 'leave', 60_000, new Error('The thread ended before its task.')],
  ])('end with %s, and the next one gets a thread all the same', async (_, task, milliseconds, error) => {
    use(1, milliseconds);
    await expect(pool.run(task)).rejects.toThrow(error);
    pool = Object.assign(pool, { budget: { threads: 1, milliseconds: 60_000, heapMiB: 32 } });
    expect((await pool.run('next'))[0]).toBe('next');
  });

  it('fail when the pool is closed', async () => {
    use(1);
    const spinning = expect(pool.run('spin')).rejects.toThrow('ended before its task');
    // The thread is started within the same turn of the event loop.
    await new Promise(setImmediate);
    await pool.close();
    await spinning;
  });
});
