import { type CheckedFile } from '@certitude/signatures';

/** What the worker is asked. */
export interface CheckTask {
  readonly content: ArrayBuffer;
  /** Roots that somebody trusts, as PEM; null for none. */
  readonly trusted: string | null;
}

/** What it answers: what a file is worth, or in one sentence why it, or the roots, cannot be read. */
export type CheckAnswer =
  | { readonly kind: 'checked'; readonly file: CheckedFile }
  | { readonly kind: 'unreadable' | 'unreadable-roots'; readonly reason: string };
