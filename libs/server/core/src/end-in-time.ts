/** Milliseconds from the request to end until the process is gone, whatever still hangs. */
const LATEST_END = 4_500;

/**
 * Ends the process in time when it is asked to: connections that hang hold up a shutdown as long as they like. Whatever was
 * under way is rolled back or taken over by another process.
 */
export function endInTime(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => setTimeout(() => process.exit(0), LATEST_END).unref());
}
