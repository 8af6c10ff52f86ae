import { Injectable } from '@angular/core';
import { LIMITS } from '@certitude/signatures/limits';
import { type CheckAnswer } from './check-answer';

/** Checks files in this browser. Nothing of them is sent. */
@Injectable({ providedIn: 'root' })
export class FileChecker {
  async check(file: File): Promise<CheckAnswer> {
    if (file.size > LIMITS.file) {
      return { kind: 'unreadable', reason: 'This file is too large to be inspected.' };
    }
    const { checkInWorker } = await import('./check-in-worker');
    return checkInWorker(await file.arrayBuffer());
  }
}
