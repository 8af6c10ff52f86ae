import { parentPort } from 'node:worker_threads';
import { type ThreadAnswer } from '@certitude/server/core';
import { type SignatureAnswer, type SignatureTask, signatureWork } from './signature-work';

parentPort?.on(
  'message',
  (task: SignatureTask) => void answered(task).then((answer) => parentPort?.postMessage(answer)),
);

async function answered(task: SignatureTask): Promise<ThreadAnswer<SignatureAnswer>> {
  try {
    return { ok: true, result: await signatureWork(task) };
  } catch (error) {
    return { ok: false, message: String(error) };
  }
}
