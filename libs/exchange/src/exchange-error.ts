/** Why a file or link is not read. */
export const REFUSALS = [
  'too-large',
  'unpacked-too-large',
  'too-many-parts',
  'too-deep',
  'too-many-keys',
  'too-many-aliases',
  'custom-tag',
  'repeated-key',
  'prototype-key',
  'not-utf-8',
  'not-text',
  'not-yaml',
  'damaged',
  'document-type',
  'encrypted-workbook',
  'macro-workbook',
  'old-workbook',
  'external-links',
  'formula',
  'newer-version',
  'removed-format',
  'other-door',
  'several-assessments',
  'model-package',
  'record-only',
  'wrong-shape',
  'unknown-kind',
  'unknown-release',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A file or link that cannot be read; the message is one sentence for whoever brought it. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';

  constructor(
    readonly refusal: Refusal,
    message: string,
  ) {
    super(message);
  }
}
