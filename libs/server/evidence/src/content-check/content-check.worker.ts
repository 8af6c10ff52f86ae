import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { type Verdict } from './finding';
import { inspectContent } from './inspect';

/** A file to be looked through. The thread reads it itself: its bytes never pass the event loop of the api. */
export interface ContentTask {
  readonly name: string;
  readonly path: string;
}

parentPort?.on('message', (task: ContentTask) => {
  verdictOn(task).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ failure: String(error) }),
  );
});

async function verdictOn({ name, path }: ContentTask): Promise<Verdict> {
  return inspectContent(name, await readFile(path));
}
