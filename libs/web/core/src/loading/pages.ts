import { type Page } from '@certitude/contracts';

/**
 * Reads a list to its end, page after page: for what is chosen from, or shown, as a whole (see who calls it, and why).
 * Everything else shows a page, and more of it when somebody asks.
 */
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
