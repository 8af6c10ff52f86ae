import { MAX_PAGE, type Page, type PageQuery } from '@certitude/contracts';

/** Everything in a list that is read page by page, without holding more than one page. */
export async function* allPages<Item>(read: (query: PageQuery) => Promise<Page<Item>>): AsyncGenerator<Item> {
  for await (const page of pagesOf(read)) yield* page;
}

/** The same, a page at a time. */
export async function* pagesOf<Item>(read: (query: PageQuery) => Promise<Page<Item>>): AsyncGenerator<readonly Item[]> {
  let after: string | null = null;
  do {
    const { items, next }: Page<Item> = await read({ limit: MAX_PAGE, ...(after !== null && { after }) });
    yield items;
    after = next;
  } while (after !== null);
}

/** All of them in one list, where they are needed together. */
export async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
