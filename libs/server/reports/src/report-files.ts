import { type ReportFormat } from '@certitude/contracts/reporting';

/** Bytes of the largest report that is kept. */
export const LARGEST_REPORT = 64 * 1024 ** 2;

export const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
};

/** How files begin. HTML with the policy of our own pages before anything else: whoever wrote the rest, it runs nothing. */
const BEGINNINGS: Readonly<Record<ReportFormat, RegExp>> = {
  pdf: /^%PDF-\d\.\d/,
  docx: /^PK\cC\cD/,
  html: /^<!doctype html><html lang="[\w-]*"><head><meta charset="utf-8"><meta name="viewport" content="[\w=,. -]*"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">/,
};
const LONGEST_BEGINNING = 400;

/** Whether a file begins as one of this format does; false for a format that there is not. */
export const beginsAs = (format: string, content: Uint8Array): boolean =>
  isFormat(format) && BEGINNINGS[format].test(Buffer.from(content.subarray(0, LONGEST_BEGINNING)).toString('latin1'));

const isFormat = (format: string): format is ReportFormat => Object.hasOwn(BEGINNINGS, format);
