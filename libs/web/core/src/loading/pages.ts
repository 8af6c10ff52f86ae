import { type Page } from '@certitude/contracts';

/** Reads a list to its end, page after page. For lists that are small by nature (members, PKIs, releases). */
export async function allItems<T>(page: (after: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  do {
    const { items: more, next } = await page(after);
    items.push(...more);
    after = next ?? undefined;
  } while (after !== undefined);
  return items;
}
