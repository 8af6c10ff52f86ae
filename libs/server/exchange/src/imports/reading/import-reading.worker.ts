import { parentPort } from 'node:worker_threads';
import { type ThreadAnswer } from '@certitude/server/core';
import { readSource } from './read-source';
import { type Reading, type ReadingTask } from './reading-task';

parentPort?.on('message', (task: ReadingTask) => parentPort?.postMessage(answerTo(task)));

function answerTo(task: ReadingTask): ThreadAnswer<Reading> {
  try {
    return { ok: true, result: readSource(task) };
  } catch (error) {
    return { ok: false, message: String(error) };
  }
}
