/** What can be wrong with archives of organizations. Part of the one catalogue, `ERRORS`. */
export const ARCHIVE_ERRORS = {
  'archive.not-one': {
    status: 422,
    title: 'This is no archive of Certitude.',
    fix: 'Bring the file with the ending .certitude, as it was downloaded.',
  },
  'archive.newer': {
    status: 422,
    title: 'This archive was made by a later version.',
    fix: 'Have this instance brought up to that version first.',
  },
  'archive.damaged': {
    status: 422,
    title: 'This archive is not what it says it is.',
    fix: 'Download it again, and compare its SHA-256 with the one on the page where it was made.',
  },
  'archive.signature': {
    status: 422,
    title: 'The signature of this archive does not fit it.',
    fix: 'Download it again from the instance that made it.',
  },
  'archive.too-large': {
    status: 413,
    title: 'This archive is larger than this instance takes.',
    fix: 'Ask whoever runs the instance for more room.',
  },
  'archive.refused-row': {
    status: 422,
    title: 'Something in this archive is not what Certitude writes.',
    fix: 'Have the archive made again.',
  },
  'archive.refused-file': {
    status: 422,
    title: 'A file in this archive is not accepted here.',
    fix: 'Withdraw it where the archive comes from, and have the archive made again.',
  },
  'archive.unknown-release': {
    status: 422,
    title: 'This instance lacks a model release that the archive needs.',
    fix: 'Ask whoever runs the instance to import it.',
  },
  'archive.busy': {
    status: 409,
    title: 'Another one is under way.',
    fix: 'Wait until it is done, or stop it.',
  },
  'archive.gone': {
    status: 410,
    title: 'The file of this archive is gone.',
    fix: 'Have it made again.',
  },
} as const;
