import { type Outcome } from './run-attacks';

const SIGNS = { held: '✓', 'gave way': '✗', 'not tried': '–' } as const;

/** One attempt as lines: what, what became of it, and what it cost. */
export function linesOf({ attack, what, verdict, words, milliseconds, observed }: Outcome): string[] {
  const { p95, asked, failed, before, peak, after } = observed;
  const memory = before === null ? 'memory unknown' : `${before} → ${peak ?? '?'} → ${after ?? '?'} MiB`;
  const others = `others p95 ${p95 ?? '?'} ms of ${asked}${failed > 0 ? `, ${failed} of theirs failed` : ''}`;
  return [
    `${SIGNS[verdict]} ${attack}: ${what}`,
    `    ${words}`,
    `    ${Math.round(milliseconds)} ms · ${others} · api ${memory}`,
  ];
}

/** How it went altogether. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const count = (verdict: Outcome['verdict']) => outcomes.filter((one) => one.verdict === verdict).length;
  return `${count('held')} held, ${count('gave way')} gave way, ${count('not tried')} not tried`;
}
