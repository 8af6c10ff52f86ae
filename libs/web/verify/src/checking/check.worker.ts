import { checkFile, rootsIn, Unreadable } from '@certitude/signatures';
import { type CheckAnswer, type CheckTask } from './check-answer';

// A worker, so that a file that keeps it busy keeps no page: it is ended when it takes too long.
addEventListener('message', ({ data }: MessageEvent<CheckTask>) => {
  void answered(data).then((answer) => postMessage(answer));
});

async function answered({ content, trusted }: CheckTask): Promise<CheckAnswer> {
  try {
    if (trusted !== null) rootsIn(trusted);
  } catch (error) {
    return { kind: 'unreadable-roots', reason: reasonOf(error, 'These roots cannot be read.') };
  }
  try {
    return { kind: 'checked', file: await checkFile(new Uint8Array(content), { now: new Date(), trusted }) };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error, 'This file cannot be read.') };
  }
}

const reasonOf = (error: unknown, otherwise: string): string =>
  error instanceof Unreadable ? error.message : otherwise;
