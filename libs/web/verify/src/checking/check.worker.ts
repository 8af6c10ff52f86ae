import { checkFile, Unreadable } from '@certitude/signatures';
import { type CheckAnswer } from './check-answer';

// A worker, so that a file that keeps it busy keeps no page: it is ended when it takes too long.
addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  void answered(new Uint8Array(data)).then((answer) => postMessage(answer));
});

async function answered(bytes: Uint8Array<ArrayBuffer>): Promise<CheckAnswer> {
  try {
    return { kind: 'checked', file: await checkFile(bytes, { now: new Date() }) };
  } catch (error) {
    const reason = error instanceof Unreadable ? error.message : 'This file cannot be read.';
    return { kind: 'unreadable', reason };
  }
}
