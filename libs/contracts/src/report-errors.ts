/** What can go wrong with reports. */
export const REPORT_ERRORS = {
  'report.busy': {
    status: 409,
    title: 'Several reports of yours are being made.',
    fix: 'Wait until one of them is ready, or stop one.',
  },
  'report.too-many': {
    status: 409,
    title: 'This assessment has as many reports as are kept.',
    fix: 'Delete one that nobody needs any more. The same report can be made again.',
  },
  'report.not-ready': {
    status: 409,
    title: 'This report has no file.',
    fix: 'Wait until it is ready. If it failed or was stopped, have it made again.',
  },
  'report.kind': {
    status: 409,
    title: 'This kind of report would say what is not true of this assessment.',
    fix: 'Choose a kind that fits its method: a self-assessment has no attestation, and what an assessor found is no self-assessment.',
  },
  'report.plans': {
    status: 403,
    title: 'You may not see the action plans that this report contains.',
    fix: 'Choose a report without them, or ask a manager to make it.',
  },
  'report.old-version': {
    status: 409,
    title: 'This version was frozen in a format that reports cannot be made of.',
    fix: 'Open the assessment again and finalize it, then make the report of the new version.',
  },
  'report.too-much': {
    status: 422,
    title: 'The report could not be made within its limits.',
    fix: 'Choose fewer sections, or shorten very long texts.',
  },
  'report.unprintable': {
    status: 422,
    title: 'The pages of this report could not be set.',
    fix: 'Make it as Word or HTML, or leave out the section whose text is not to be printed.',
  },
} as const;
