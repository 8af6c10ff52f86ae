/** Limits of the live protocol. Exceeding one gets its code, never a silent drop. Sizes in bytes, times in milliseconds. */
export const LIVE_LIMITS = {
  frameBytes: 256 * 1024,
  textBytes: 64 * 1024,
  noteBytes: 1024 * 1024,
  operationsPerSecond: 10,
  operationsBurst: 60,
  operationsPerMessage: 64,
  operationsPerCommit: 256,
  queuedOperations: 2_000,
  tailOperations: 5_000,
  staleAfter: 30_000,
  presenceEvery: 100,
} as const;
