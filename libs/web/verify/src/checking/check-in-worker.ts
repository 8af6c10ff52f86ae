import { type CheckAnswer } from './check-answer';

/** Milliseconds that a file may take. */
const PATIENCE = 30_000;

/** Checks a file in a worker of its own, which is ended afterwards, or when it takes too long. */
export async function checkInWorker(content: ArrayBuffer): Promise<CheckAnswer> {
  const worker = new Worker(new URL('./check.worker', import.meta.url), { type: 'module' });
  try {
    return await new Promise<CheckAnswer>((resolve) => {
      setTimeout(
        () => resolve({ kind: 'unreadable', reason: 'Reading this file takes longer than it may.' }),
        PATIENCE,
      );
      worker.onerror = () => resolve({ kind: 'unreadable', reason: 'Reading this file takes more than it may.' });
      worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => resolve(data);
      worker.postMessage(content, [content]);
    });
  } finally {
    worker.terminate();
  }
}
