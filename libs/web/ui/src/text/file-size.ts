const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** A number of bytes as people read it: "340 B", "1.2 MB". Units of 1,000. */
export function fileSize(bytes: number): string {
  const unit = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1_000 ** unit;
  return `${unit > 0 && amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${UNITS[unit] ?? ''}`;
}
