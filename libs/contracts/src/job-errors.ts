/** What can go wrong with work that goes on without whoever asked for it. */
export const JOB_ERRORS = {
  'job.given-up': {
    status: 500,
    title: 'This could not be done, though it was tried several times.',
    fix: 'Try again. If it fails again, tell whoever runs this instance: the cause is in its log.',
  },
} as const;
