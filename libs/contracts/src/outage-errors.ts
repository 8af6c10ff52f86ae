/** What fails without a fault of whoever asked. */
export const OUTAGE_ERRORS = {
  unavailable: { status: 503, title: 'The service is not ready.', fix: 'Try again in a moment.' },
  'saving.unavailable': {
    status: 503,
    title: 'Saving is not possible right now.',
    fix: 'What was saved before is safe. Try again in a moment.',
  },
  'job.given-up': {
    status: 500,
    title: 'This could not be done, though it was tried several times.',
    fix: 'Try again. If it fails again, tell whoever runs this instance: the cause is in its log.',
  },
} as const;
