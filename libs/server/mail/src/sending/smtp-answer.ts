import { type MailAnswer } from './mail-server';

/** What nodemailer says of a failure, beside the words. */
interface SmtpFailure {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
  readonly command?: unknown;
}

/** Answers are kept and shown: this many characters of them. */
const LONGEST = 300;

/**
 * What a failure means. The server's 5xx about this mail or its recipient is for good; about us (sign-in, encryption) or
 * without an answer it may pass, once somebody has repaired it.
 */
export function answerOf(error: unknown): MailAnswer {
  const { code, responseCode, response, command } = (error ?? {}) as SmtpFailure;
  const said = wordsOf(error, response);
  const isOurs = code === 'EAUTH' || code === 'ENOAUTH' || code === 'ETLS' || command === 'CONN' || command === 'EHLO';
  const isForGood = !isOurs && typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600;
  return { state: isForGood ? 'refused' : 'later', said };
}

const wordsOf = (error: unknown, response: unknown): string => {
  const words =
    typeof response === 'string' && response !== '' ? response : error instanceof Error ? error.message : '';
  return shortened(words || 'No answer.');
};

/** One line, not too long. */
export const shortened = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
