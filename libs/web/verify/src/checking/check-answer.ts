import { type CheckedFile } from '@certitude/signatures';

/** What the worker answers: what a file is worth, or in one sentence why it cannot be read. */
export type CheckAnswer =
  { readonly kind: 'checked'; readonly file: CheckedFile } | { readonly kind: 'unreadable'; readonly reason: string };
