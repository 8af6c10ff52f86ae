import { Injectable } from '@angular/core';
import { LIMITS } from '@certitude/signatures/limits';
import { type CheckAnswer } from './check-answer';

export interface CheckWish {
  /** Files in PEM with roots that somebody trusts; none, where nobody said any. */
  readonly roots: readonly File[];
  readonly stop: AbortSignal;
}

/** Checks files in this browser. Nothing of them is sent. */
@Injectable({ providedIn: 'root' })
export class FileChecker {
  async check(file: File, { roots, stop }: CheckWish): Promise<CheckAnswer> {
    if (file.size > LIMITS.file) {
      return { kind: 'unreadable', reason: 'This file is too large to be inspected.' };
    }
    if (roots.reduce((sum, { size }) => sum + size, 0) > LIMITS.roots) {
      return { kind: 'unreadable-roots', reason: 'These roots are too large to be read.' };
    }
    const { checkInWorker } = await import('./check-in-worker');
    const texts = await Promise.all(roots.map((root) => root.text()));
    const trusted = texts.length > 0 ? texts.join('\n') : null;
    return checkInWorker({ content: await file.arrayBuffer(), trusted }, stop);
  }
}
