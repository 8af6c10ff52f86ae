/** What can be wrong with what comes in. Part of the one catalogue, `ERRORS`. */
export const EXCHANGE_ERRORS = {
  'import.unreadable': {
    status: 422,
    title: 'This cannot be imported.',
    fix: 'Use one of the accepted files or links.',
  },
  'import.too-costly': {
    status: 422,
    title: 'This is too complex to read.',
    fix: 'Bring the file as its tool saved it; official files are read in a second.',
  },
  'import.expired': {
    status: 410,
    title: 'This preview has expired.',
    fix: 'Upload the file again.',
  },
  'import.already-imported': {
    status: 409,
    title: 'The same content was imported already.',
    fix: 'Open what it became, or import it again as a copy.',
  },
  'import.does-not-fit': {
    status: 409,
    title: 'This does not fit the assessment.',
    fix: 'Choose an assessment of the same release of the model and the same kind, or make a new one of it.',
  },
  'import.moved-on': {
    status: 409,
    title: 'Answers that would be overwritten have changed meanwhile.',
    fix: 'Look at the preview again and decide anew; nothing was written.',
  },
  'import.changed': {
    status: 409,
    title: 'What was imported has changed since, so it cannot be undone.',
    fix: 'Look at what changed; delete the assessment if nobody needs it.',
  },
} as const;
