import { type MailAnswer } from './mail-server';

/** What nodemailer says of a failure. */
export interface SmtpFailure {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
  readonly command?: unknown;
}

/** Answers are kept and shown: this many characters of them. */
const LONGEST = 300;
/** What is said no to there is us: who signs in, who sends, how the connection is made. */
const OURS: readonly unknown[] = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM'];
/** The server takes nothing from anybody who has not signed in. */
const SIGN_IN_FIRST = 530;
/** Commands in the wrong order: says something about the connection, nothing about the mail. */
const OUT_OF_ORDER = 503;

/**
 * What a failure means. The server's 5xx about this mail or its recipient is for good, as is an address that is none; about us
 * (sign-in, encryption, sender) or without an answer it may pass, once somebody has repaired it.
 */
export function answerOf(error: unknown): MailAnswer {
  const failure = failureOf(error);
  const isForGood = isNoAddress(failure) || (isNo(failure.responseCode) && !isOurs(failure));
  return { state: isForGood ? 'refused' : 'later', said: wordsOf(failure) };
}

export const failureOf = (error: unknown): SmtpFailure => (typeof error === 'object' && error !== null ? error : {});

/** The server's words, or else the library's. */
export const wordsOf = ({ response, message }: SmtpFailure): string =>
  shortened([response, message].find((words) => typeof words === 'string' && words !== '') ?? 'No answer.');

/** One line, not too long. */
export const shortened = (text: unknown): string => String(text).replace(/\s+/g, ' ').trim().slice(0, LONGEST);

const isNo = (code: unknown): boolean =>
  typeof code === 'number' && code >= 500 && code < 600 && code !== SIGN_IN_FIRST && code !== OUT_OF_ORDER;

const isOurs = ({ code, command }: SmtpFailure): boolean =>
  code === 'EAUTH' || code === 'ENOAUTH' || code === 'ETLS' || OURS.includes(command);

/** It never came to the server. */
const isNoAddress = ({ code, command }: SmtpFailure): boolean => code === 'EENVELOPE' && command === 'API';
