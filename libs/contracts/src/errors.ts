import { ACCOUNT_ERRORS } from './account-errors';
import { ARCHIVE_ERRORS } from './exchange/archive-errors';
import { EXCHANGE_ERRORS } from './exchange/exchange-errors';
import { OUTAGE_ERRORS } from './outage-errors';
import { REPORT_ERRORS } from './report-errors';
import { SIGNING_ERRORS } from './signing-errors';

/** Every expected failure: HTTP status, what happened, how to fix it. The one catalogue for HTTP and sockets. */
export const ERRORS = {
  ...ACCOUNT_ERRORS,
  'request.invalid': {
    status: 400,
    title: 'The request is not valid.',
    fix: 'Correct the fields named in "problems" and send it again.',
  },
  'request.malformed': {
    status: 400,
    title: 'The request body could not be read.',
    fix: 'Send valid JSON with content type application/json.',
  },
  'request.too-large': { status: 413, title: 'The request is too large.', fix: 'Send less at once.' },
  'request.unsupported-media-type': {
    status: 415,
    title: 'This content type is not accepted here.',
    fix: 'Send the content type that the API documentation names.',
  },
  'request.cross-site': {
    status: 403,
    title: 'The request did not come from this site.',
    fix: 'Reload the page and try again.',
  },
  'request.rate-limited': { status: 429, title: 'Too many attempts.', fix: 'Wait a little and try again.' },
  'download.range-unsatisfiable': {
    status: 416,
    title: 'The file is shorter than that.',
    fix: 'Ask for it from the beginning.',
  },
  'not-found': {
    status: 404,
    title: 'This does not exist, or it is not open to you.',
    fix: 'It may have been deleted, or you were not given access. Check the address, or ask for access.',
  },
  conflict: { status: 409, title: 'This changed in the meantime.', fix: 'Reload and try again.' },
  'edit.conflict': {
    status: 409,
    title: 'Somebody else saved the same field meanwhile.',
    fix: 'Look at what they saved in "conflicts", and send your change again with the "version" given there.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side.',
    fix: 'Try again; if it stays, tell the operator the request id.',
  },
  'outbox.wrong-key': {
    status: 403,
    title: 'This is not the key of the outbox.',
    fix: 'Open the address that the program printed when it started.',
  },
  'organization.suspended': {
    status: 403,
    title: 'This organization is suspended.',
    fix: 'Nothing is lost. Its owner can ask the operator of this instance.',
  },
  'access.forbidden': {
    status: 403,
    title: 'Your role does not allow this.',
    fix: 'Ask an admin of the organization.',
  },
  'member.role-too-high': {
    status: 403,
    title: 'You cannot give or take a role above your own.',
    fix: 'Ask someone with that role.',
  },
  'member.cannot-hold': {
    status: 409,
    title: 'This person cannot take that work over.',
    fix: 'Choose a current member whose role works on it.',
  },
  'member.last-owner': {
    status: 409,
    title: 'An organization needs an owner.',
    fix: 'Make someone else an owner first.',
  },
  'invitation.not-usable': { status: 410, title: 'This invitation is no longer valid.', fix: 'Ask for a new one.' },
  'invitation.already-member': {
    status: 409,
    title: 'You are already a member of this organization.',
    fix: 'Open the organization.',
  },
  'organization.not-sample': {
    status: 409,
    title: 'This organization is not sample data.',
    fix: 'Only sample data can be removed this way.',
  },
  'assessment.frozen': { status: 409, title: 'The assessment is finalized.', fix: 'Reopen it to make changes.' },
  'note.quarantined': {
    status: 409,
    title: 'A text could not be loaded and is quarantined.',
    fix: 'Ask a manager or an admin to repair the text named in "detail", then try again.',
  },
  'assessment.not-final': { status: 409, title: 'The assessment is not finalized.', fix: 'Finalize it first.' },
  'assessment.demands-unmet': {
    status: 409,
    title: 'The organization requires more before this assessment is finalized.',
    fix: 'Complete the answers that “Finalize” lists, or ask an admin to change what is required.',
  },
  'assessment.other-method': {
    status: 409,
    title: 'A self-assessment rates categories; the other methods answer requirements.',
    fix: 'Start another assessment: answers of one kind do not apply to the other.',
  },
  'assessment.nothing-answered': {
    status: 409,
    title: 'Nothing is answered yet.',
    fix: 'Answer one requirement at least, or say why none applies; then finalize.',
  },
  'model.no-requirements': {
    status: 409,
    title: 'This model release has no requirements.',
    fix: 'Choose another release, or make a self-assessment, which rates categories.',
  },
  'response.not-ready': {
    status: 409,
    title: 'The answer is not waiting for review.',
    fix: 'Submit it for review first.',
  },
  'contributor.cannot-answer': {
    status: 409,
    title: 'The role of this person does not let them answer.',
    fix: 'Give them the role contributor first, or invite someone else.',
  },
  'contributor.too-many': {
    status: 409,
    title: 'The maximum number of people is invited to this requirement.',
    fix: 'Withdraw an invitation first.',
  },
  'guest-grant.not-a-guest': {
    status: 409,
    title: 'Only guest auditors are given access to single assessments.',
    fix: 'Members with another role see every assessment already; choose a guest auditor.',
  },
  'review.own-work': {
    status: 403,
    title: 'You cannot review what you contributed to.',
    fix: 'Ask someone who did not contribute, or invite a guest auditor.',
  },
  'subject.closed': {
    status: 409,
    title: 'This was accepted or verified, and is closed.',
    fix: 'Open it again, or add a new revision, to change it.',
  },
  'deletion.decided': {
    status: 409,
    title: 'This was finalized, accepted or verified, and cannot be deleted.',
    fix: 'Archive it instead: it leaves the lists and stays unchanged.',
  },
  'deletion.within-deleted': {
    status: 409,
    title: 'What this belongs to is deleted too.',
    fix: 'Restore that first.',
  },
  'review.cannot-decide': {
    status: 409,
    title: 'This person may not decide on it.',
    fix: 'Ask one of those who took no part and may review it.',
  },
  'review.outdated': {
    status: 409,
    title: 'What you reviewed has changed since.',
    fix: 'Look at the current content and decide again.',
  },
  'evidence.ended': {
    status: 409,
    title: 'The last valid day of this evidence has passed.',
    fix: 'Add a revision with a later date, or submit it anyway and confirm that you know.',
  },
  'evidence.not-submitted': { status: 409, title: 'This evidence is not waiting for review.', fix: 'Submit it first.' },
  'evidence.already-submitted': {
    status: 409,
    title: 'This evidence is already submitted or decided.',
    fix: 'Add a new revision to change it.',
  },
  'file.too-large': {
    status: 413,
    title: 'The file is too large.',
    fix: 'Upload a smaller file or add a link instead.',
  },
  'file.empty': { status: 400, title: 'The file is empty.', fix: 'Choose a file with content.' },
  'file.forbidden-type': {
    status: 415,
    title: 'Files of this type are not accepted.',
    fix: 'Upload one of the accepted types.',
  },
  'file.private-key': {
    status: 422,
    title: 'The file contains a private key.',
    fix: 'Remove the key, and replace it: it must be considered exposed.',
  },
  'file.macros': {
    status: 422,
    title: 'The file contains macros.',
    fix: 'Save it without macros, or as PDF.',
  },
  'file.sealed': {
    status: 422,
    title: 'The file cannot be inspected, and this organization accepts no such files.',
    fix: 'Upload it without encryption, and unpacked.',
  },
  'file.over-quota': {
    status: 409,
    title: 'The storage of the organization is full.',
    fix: 'Withdraw files that are not needed, or ask the operator for more space.',
  },
  'file.too-slow': {
    status: 408,
    title: 'The file came in too slowly.',
    fix: 'Try again over a faster connection, or add a link instead.',
  },
  'file.too-many-uploads': {
    status: 429,
    title: 'You are uploading the maximum number of files at once.',
    fix: 'Wait until one of them is done.',
  },
  'file.withdrawn': {
    status: 410,
    title: 'This file was withdrawn.',
    fix: 'Its content is gone for good. Ask who withdrew it, or upload another one.',
  },
  ...EXCHANGE_ERRORS,
  ...ARCHIVE_ERRORS,
  ...OUTAGE_ERRORS,
  ...REPORT_ERRORS,
  ...SIGNING_ERRORS,
  'plan.transition': {
    status: 409,
    title: 'The plan cannot go to this status from the current one.',
    fix: 'Choose one of the allowed statuses.',
  },
  'plan.verify-own': {
    status: 403,
    title: 'You cannot verify a plan that you were responsible for.',
    fix: 'Ask someone who was not.',
  },
  'live.too-many-places': {
    status: 429,
    title: 'You have this assessment open in the maximum number of tabs.',
    fix: 'Close it in another tab or on another device, and open it here again.',
  },
  'live.too-many-joins': {
    status: 429,
    title: 'This tab opened assessments too often.',
    fix: 'Wait a moment; it opens automatically.',
  },
  'model.invalid': {
    status: 422,
    title: 'The model file is not valid.',
    fix: 'Correct the places named in "problems".',
  },
} as const satisfies Record<string, { status: number; title: string; fix: string }>;

export type ErrorCode = keyof typeof ERRORS;
