import { formatDateOnly } from '@certitude/web/ui';

/** A period as short as it can be said: "17 Nov – 15 Dec 2026", "from 1 Mar 2026"; a dash for none. */
export function periodText(from: string | null, to: string | null): string {
  if (from && to) {
    const sameYear = from.slice(0, 4) === to.slice(0, 4);
    const begin = sameYear ? formatDateOnly(from).replace(/ \d{4}$/, '') : formatDateOnly(from);
    return `${begin} – ${formatDateOnly(to)}`;
  }
  if (from) return `from ${formatDateOnly(from)}`;
  return to ? `until ${formatDateOnly(to)}` : '–';
}
