const FORM = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z|([+-])(\d{2})'?(\d{2})?'?)?/;

/** A moment as PDF writes it, `D:20261128120000+01'00'`; null for anything else. */
export function pdfTime(written: string | null): Date | null {
  const parts = FORM.exec(written ?? '');
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const away = (Number(parts[8] ?? 0) * 60 + Number(parts[9] ?? 0)) * (parts[7] === '-' ? -1 : 1);
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute - away, second));
  return Number.isNaN(time.getTime()) ? null : time;
}
