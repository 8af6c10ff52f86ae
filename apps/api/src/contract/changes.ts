/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Marks of an entry in a list, by which it is found again when others came before it. */
const NAMES = ['name', '$ref', 'const', 'title'];

/**
 * Says what became of a document, one sentence for each place.
 * @param before as it was published
 * @param now as it would be published
 */
export function changesBetween(before: Json, now: Json, place = ''): string[] {
  if (JSON.stringify(before) === JSON.stringify(now)) return [];
  const [was, is] = [entriesOf(before), entriesOf(now)];
  if (!was || !is || Array.isArray(before) !== Array.isArray(now))
    return [`changed: ${place}: ${short(before)} → ${short(now)}`];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const changes = names.flatMap((name) => {
    const [old, current] = [was.get(name), is.get(name)];
    const inside = place ? `${place} › ${name}` : name;
    if (old === undefined) return [`new: ${inside}`];
    if (current === undefined) return [`gone: ${inside}`];
    return changesBetween(old, current, inside);
  });
  return changes.length > 0 ? changes : [`in another order: ${place}`];
}

/** By name; of a list by what names its entries, else by value, so that a value in the middle moves no other. */
function entriesOf(value: Json): ReadonlyMap<string, Json> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!isList(value)) return new Map(Object.entries(value));
  const counted = new Map<string, number>();
  return new Map(
    value.map((entry) => {
      const name = nameOf(entry);
      const count = (counted.get(name) ?? 0) + 1;
      counted.set(name, count);
      return [count === 1 ? name : `${name} (${count})`, entry];
    }),
  );
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function nameOf(entry: Json): string {
  if (typeof entry !== 'object' || entry === null || isList(entry)) return short(entry);
  const mark = NAMES.map((name) => entry[name]).find((found) => typeof found === 'string');
  return mark === undefined ? '[…]' : String(mark);
}

const SHOWN = 80;
function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
