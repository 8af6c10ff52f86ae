import { ApplicationRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ApiError } from '../http/api-error';
import { loadable, type LoadableOptions } from './loadable';
import { allItems } from './pages';

/** A load that the test answers when it wants to. */
function asked<T>() {
  const open: { params: unknown; signal: AbortSignal; answer: (value: T) => void; fail: (error: Error) => void }[] = [];
  const load = (params: unknown, abort: AbortSignal): Promise<T> =>
    new Promise<T>((answer, fail) => open.push({ params, signal: abort, answer, fail }));
  return { open, load, last: () => open.at(-1) };
}

const settle = (): Promise<void> => TestBed.inject(ApplicationRef).whenStable();
const given = <T, P>(options: LoadableOptions<P, T>) => TestBed.runInInjectionContext(() => loadable<T, P>(options));
const flush = (): void => TestBed.tick();

describe('something that is loaded', () => {
  it('is loading, then ready with what came', async () => {
    const { load, last } = asked<string[]>();
    const list = given({ load });
    flush();
    expect([list.phase(), list.value()]).toEqual(['loading', undefined]);
    last()?.answer(['a']);
    await settle();
    expect([list.phase(), list.value()]).toEqual(['ready', ['a']]);
  });

  it('is empty when a list or a page has nothing', async () => {
    const plain = given({ load: () => Promise.resolve([]) });
    const page = given({ load: () => Promise.resolve({ items: [], next: null }) });
    flush();
    await settle();
    expect([plain.phase(), page.phase()]).toEqual(['empty', 'empty']);
  });

  it('has failed when the first load fails, and says why; trying again may work', async () => {
    const { load, last } = asked<string[]>();
    const list = given({ load });
    flush();
    last()?.fail(ApiError.network());
    await settle();
    expect([list.phase(), list.error()?.code]).toEqual(['failed', 'network']);
    list.reload();
    flush();
    last()?.answer(['a']);
    await settle();
    expect([list.phase(), list.error()]).toEqual(['ready', undefined]);
  });

  it('loads itself when the network is back', async () => {
    const { load, open, last } = asked<string[]>();
    const list = given({ load });
    flush();
    last()?.fail(ApiError.network());
    await settle();
    window.dispatchEvent(new Event('online'));
    flush();
    await new Promise((resolve) => setTimeout(resolve));
    flush();
    expect(open).toHaveLength(2);
    last()?.answer(['a']);
    await settle();
    expect([list.phase(), list.value()]).toEqual(['ready', ['a']]);
  });

  it('keeps what it has while it loads anew, also when that fails', async () => {
    const { load, last } = asked<string[]>();
    const list = given({ load });
    flush();
    last()?.answer(['old']);
    await settle();
    list.reload();
    flush();
    expect([list.phase(), list.busy(), list.value()]).toEqual(['ready', true, ['old']]);
    last()?.fail(new Error('x'));
    await settle();
    expect([list.phase(), list.value(), list.error()?.code]).toEqual(['ready', ['old'], 'internal']);
  });

  it('asks again when it is to load anew during a load: its answer may be older than the reason', async () => {
    const { load, open, last } = asked<string[]>();
    const list = given({ load });
    flush();
    last()?.answer(['first']);
    await settle();
    list.reload();
    flush();
    list.reload();
    flush();
    expect([open.length, open[1]?.signal.aborted, list.value()]).toEqual([3, true, ['first']]);
    open[1]?.answer(['stale']);
    last()?.answer(['new']);
    await settle();
    expect(list.value()).toEqual(['new']);
  });

  it('shows nothing of one thing while it loads another, and stops the load that nobody waits for', async () => {
    const { open, load, last } = asked<string[]>();
    const id = signal('first');
    const list = given({ params: () => id(), load });
    flush();
    last()?.answer(['of the first']);
    await settle();
    id.set('second');
    flush();
    expect([list.phase(), list.value()]).toEqual(['loading', undefined]);
    id.set('third');
    flush();
    expect(open.slice(1).map(({ params, signal: abort }) => [params, abort.aborted])).toEqual([
      ['second', true],
      ['third', false],
    ]);
  });

  it('waits while it does not know what for', () => {
    const { open, load } = asked<string[]>();
    const list = given<string[], string>({ params: () => undefined, load });
    flush();
    expect([open.length, list.phase()]).toEqual([0, 'loading']);
  });

  it('takes an answer of the server without asking again', async () => {
    const { open, load, last } = asked<string[]>();
    const list = given({ load });
    flush();
    last()?.answer(['a']);
    await settle();
    list.update((all) => [...all, 'b']);
    expect([list.value(), open.length]).toEqual([['a', 'b'], 1]);
    list.set([]);
    expect(list.phase()).toBe('empty');
  });
});

describe('a list in pages', () => {
  it('is read to its end', async () => {
    const pages = { start: { items: [1, 2], next: 'x' }, x: { items: [3], next: null } };
    expect(await allItems((after) => Promise.resolve(pages[after === 'x' ? 'x' : 'start']))).toEqual([1, 2, 3]);
  });
});
