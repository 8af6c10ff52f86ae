import { ThreadPool } from './thread-pool';

/** Answers by what it is asked: itself, never, too much, an error, its end. */
const PROGRAM = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', (task) => {
      if (task === 'spin') for (;;);
      if (task === 'grow') for (const all = []; ; ) all.push(new Array(1e5).fill(Math.random()));
      if (task === 'crash') throw { message: 'crashed' };
      if (task === 'leave') process.exit(0);
      if (task === 'retire') setTimeout(() => process.exit(0), 20);
      parentPort.postMessage(task === 'fail' ? { ok: false, message: 'failed' } : { ok: true, result: [task, threadId] });
    });`)}`,
);

describe('tasks off the event loop', () => {
  let pool: ThreadPool<string, [string, number]>;
  let group = 0;
  const use = (threads: number, time = 60_000) => {
    pool = new ThreadPool(PROGRAM, { threads, time, memory: 32 });
  };
  /** Of somebody of their own. */
  const run = (task: string) => pool.run(`${group++}`, task);
  afterEach(() => pool.close());

  it('are answered, in threads that are used again', async () => {
    use(1);
    const answers = [await run('one'), await run('two')];
    expect(answers.map(([task]) => task)).toEqual(['one', 'two']);
    expect(new Set(answers.map(([, thread]) => thread)).size).toBe(1);
  });

  it('are never more at once than there may be threads', async () => {
    use(2);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => run(`${n}`)));
    expect(answers.map(([task]) => task)).toEqual(Array.from({ length: 20 }, (_, n) => `${n}`));
    expect(new Set(answers.map(([, thread]) => thread)).size).toBeLessThanOrEqual(2);
  });

  it.each([
    ['too much time', 'spin', 300, { reason: 'time' }],
    ['too much memory', 'grow', 60_000, { reason: 'memory' }],
    ['an error of the program', 'crash', 60_000, { message: 'crashed' }],
    ['a failure', 'fail', 60_000, { reason: 'content', message: 'failed' }],
    ['the end of the thread', 'leave', 60_000, { message: 'The thread ended before its task.' }],
  ])('end with %s, and the next one gets a thread all the same', async (_, task, time, error) => {
    use(1, time);
    await expect(run(task)).rejects.toMatchObject(error);
    expect((await run('next'))[0]).toBe('next');
  });

  it('get a new thread when the last one ended while nobody asked it anything', async () => {
    use(1);
    const [, first] = await run('retire');
    // What is asked while it ends fails; nothing waits for a thread that is gone.
    let second = first;
    while (second === first) [, second] = await run('next').catch((): [string, number] => ['', first]);
    expect(second).toBeGreaterThan(first);
  });

  it('of one group come one after the other, and leave room for those of others', async () => {
    use(2, 60_000);
    const spinning = pool.run('one', 'spin').catch((error: unknown) => error);
    const waiting = pool.run('one', 'waits').catch((error: unknown) => error);
    expect((await pool.run('other', 'goes on'))[0]).toBe('goes on');
    await pool.close();
    expect(await Promise.all([spinning, waiting])).toEqual([expect.any(Error), expect.any(Error)]);
  });

  it('end with their threads when they are given up, also before their turn', async () => {
    use(1);
    const [running, waits] = [new AbortController(), new AbortController()];
    const all = [pool.run('one', 'spin', running.signal), pool.run('one', 'waits', waits.signal)];
    const ended = Promise.allSettled(all);
    await new Promise(setImmediate);
    waits.abort('nobody waits');
    await expect(all[1]).rejects.toBe('nobody waits');
    running.abort('gone');
    expect(await ended).toMatchObject([{ reason: 'gone' }, { reason: 'nobody waits' }]);
    // There is one thread only, and it spun.
    expect((await run('next'))[0]).toBe('next');
    await expect(pool.run('one', 'spin', running.signal)).rejects.toBe('gone');
  });

  it('go on when somebody else gives up later', async () => {
    use(1);
    const control = new AbortController();
    const [, first] = await pool.run('one', 'answered', control.signal);
    control.abort();
    expect((await run('next'))[1]).toBe(first);
  });

  it('fail when the pool is closed', async () => {
    use(1);
    const spinning = expect(run('spin')).rejects.toThrow('ended before its task');
    // The thread is started within the same turn of the event loop.
    await new Promise(setImmediate);
    await pool.close();
    await spinning;
  });
});
