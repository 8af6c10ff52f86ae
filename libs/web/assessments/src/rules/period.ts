import { dateText } from './values';

/** A period as short as it can be said: "17 Nov – 15 Dec 2026", "from 1 Mar 2026"; a dash for none. */
export function periodText(from: string | null, to: string | null): string {
  if (from && to) {
    const sameYear = from.slice(0, 4) === to.slice(0, 4);
    const begin = sameYear ? dateText(from).replace(/ \d{4}$/, '') : dateText(from);
    return `${begin} – ${dateText(to)}`;
  }
  if (from) return `from ${dateText(from)}`;
  return to ? `until ${dateText(to)}` : '–';
}
