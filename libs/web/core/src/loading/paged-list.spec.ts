import { ApplicationRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type Page } from '@certitude/contracts';
import { pagedList } from './paged-list';

describe('a paged list', () => {
  const given = async (load: (filter: string, after?: string) => Promise<Page<string>>) => {
    const filter = signal('a');
    const list = TestBed.runInInjectionContext(() =>
      pagedList({ params: filter, load: (wanted, after) => load(wanted, after) }),
    );
    const settled = () => TestBed.inject(ApplicationRef).whenStable();
    await settled();
    return { list, filter, settled };
  };
  const pages = async (filter: string, after?: string): Promise<Page<string>> =>
    after ? { items: [`${filter}3`], next: null } : { items: [`${filter}1`, `${filter}2`], next: 'two' };

  it('shows its first page, and the next one when it is asked for', async () => {
    const { list } = await given(pages);
    expect([list.items(), list.hasMore()]).toEqual([['a1', 'a2'], true]);
    await list.more();
    expect([list.items(), list.hasMore()]).toEqual([['a1', 'a2', 'a3'], false]);
    await list.more();
    expect(list.items()).toHaveLength(3);
  });

  it('is asked for again when somebody comes back to it, unless they have asked for more of it', async () => {
    let at = 1;
    const list = TestBed.runInInjectionContext(() =>
      pagedList({
        refreshes: true,
        params: () => 'a',
        load: async (_, after) => ({ items: [after ? 'last' : `first ${at}`], next: after ? null : 'two' }),
      }),
    );
    const comesBack = async () => {
      document.dispatchEvent(new Event('visibilitychange'));
      await TestBed.inject(ApplicationRef).whenStable();
    };
    await TestBed.inject(ApplicationRef).whenStable();
    at = 2;
    await comesBack();
    expect(list.items()).toEqual(['first 2']);
    await list.more();
    at = 3;
    await comesBack();
    expect(list.items()).toEqual(['first 2', 'last']);
    list.refresh();
    await TestBed.inject(ApplicationRef).whenStable();
    expect(list.items()).toEqual(['first 2', 'last']);
  });

  it('leaves a next page aside that belongs to what was listed before, and asks for one at a time', async () => {
    let answer: (page: Page<string>) => void = () => undefined;
    let asked = 0;
    const { list, filter, settled } = await given((wanted, after) => {
      if (!after) return pages(wanted);
      asked += 1;
      return new Promise((resolve) => (answer = resolve));
    });
    const more = list.more();
    await list.more();
    expect([asked, list.busy()]).toEqual([1, true]);
    filter.set('b');
    await settled();
    answer({ items: ['a3'], next: null });
    await more;
    expect([list.items(), list.hasMore(), list.busy()]).toEqual([['b1', 'b2'], true, false]);
  });

  it('throws what went wrong, and can be asked again', async () => {
    let isAway = true;
    const { list } = await given((wanted, after) =>
      after && isAway ? Promise.reject(new Error('No network.')) : pages(wanted, after),
    );
    await expect(list.more()).rejects.toThrow('No network.');
    isAway = false;
    await list.more();
    expect(list.items()).toEqual(['a1', 'a2', 'a3']);
  });

  it('keeps earlier rows where it is told to, which nothing is added to, until the present ones are there', async () => {
    let answer: (page: Page<string>) => void = () => undefined;
    const filter = signal('a');
    const list = TestBed.runInInjectionContext(() =>
      pagedList({
        params: filter,
        keeps: (earlier, present) => present.startsWith(earlier),
        load: (wanted) =>
          wanted === 'ab' ? new Promise<Page<string>>((resolve) => (answer = resolve)) : pages(wanted),
      }),
    );
    const app = TestBed.inject(ApplicationRef);
    await app.whenStable();
    expect(list.items()).toEqual(['a1', 'a2']);
    filter.set('ab');
    app.tick();
    expect([list.phase(), list.items(), list.of(), list.hasMore()]).toEqual(['ready', ['a1', 'a2'], 'a', false]);
    await list.more();
    list.update((items) => [...items, 'none of these']);
    expect(list.items()).toEqual(['a1', 'a2']);
    answer({ items: ['ab1'], next: null });
    await app.whenStable();
    expect([list.items(), list.of()]).toEqual([['ab1'], 'ab']);
    filter.set('c');
    app.tick();
    expect([list.phase(), list.items()]).toEqual(['loading', []]);
  });

  it('shows that it failed in place of the rows that it kept', async () => {
    const filter = signal('a');
    const list = TestBed.runInInjectionContext(() =>
      pagedList({
        params: filter,
        keeps: () => true,
        load: (wanted) => (wanted === 'a' ? pages(wanted) : Promise.reject(new Error('No.'))),
      }),
    );
    const app = TestBed.inject(ApplicationRef);
    await app.whenStable();
    expect(list.phase()).toBe('ready');
    filter.set('b');
    await app.whenStable();
    expect(list.phase()).toBe('failed');
  });
});
