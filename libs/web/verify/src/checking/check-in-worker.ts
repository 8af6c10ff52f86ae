import { type CheckAnswer, type CheckTask } from './check-answer';

/** Milliseconds that a file may take. */
const PATIENCE = 30_000;

/** Checks a file in a worker of its own, which is ended afterwards, when it takes too long, or when somebody stops it. */
export async function checkInWorker(task: CheckTask, stop: AbortSignal): Promise<CheckAnswer> {
  const worker = new Worker(new URL('./check.worker', import.meta.url), { type: 'module' });
  const late = AbortSignal.timeout(PATIENCE);
  try {
    return await new Promise<CheckAnswer>((resolve) => {
      const unreadable = (reason: string) => () => resolve({ kind: 'unreadable', reason });
      late.onabort = unreadable('Reading this file takes longer than it may.');
      stop.addEventListener('abort', unreadable('Reading this file was stopped.'));
      worker.onerror = unreadable('Reading this file takes more than it may.');
      worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => resolve(data);
      worker.postMessage(task, [task.content]);
    });
  } finally {
    late.onabort = null;
    worker.terminate();
  }
}
