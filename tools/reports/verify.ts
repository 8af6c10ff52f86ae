// Says what the signatures of a report are worth, without a database or an account:
// npm run -s report:verify -- <file> [--trust roots.pem] [--version <hash of a version>]
// Exit code 0: valid; 1: not; 2: cannot be read. The file is read in a thread that may take so much time and memory only.
import { readFile, stat } from 'node:fs/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { checkFile, isOfVersion, linesOf, SIGNATURE_LIMITS, Unreadable, versionHash } from '@certitude/signatures';
import { errorCode, fileFromCaller, InputError, runTool } from '../maturity/run-tool';

const USAGE = 'Usage: npm run -s report:verify -- <file> [--trust <roots in PEM>] [--version <hash of a version>]';
const LIMITS = { time: 30_000, memory: 1_024 } as const;

interface Task {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly trusted: string | null;
  readonly version: string | null;
}
type Answer = { readonly lines: readonly string[]; readonly isValid: boolean } | { readonly unreadable: string };

if (isMainThread) {
  await runTool(async () => {
    const answer = await inThread(await readTask());
    if ('unreadable' in answer) throw new InputError(answer.unreadable);
    console.log(answer.lines.join('\n'));
    process.exitCode = answer.isValid ? 0 : 1;
  });
} else {
  parentPort?.postMessage(await answerTo(workerData as Task));
}

async function readTask(): Promise<Task> {
  const { file, trust, version } = readCommand();
  const content = await bytesOf(file);
  const trusted = trust === undefined ? null : Buffer.from(await bytesOf(trust)).toString('utf8');
  const wanted = version === undefined ? null : versionHash(version);
  if (version !== undefined && wanted === null) throw new InputError('A version hash has 64 hexadecimal digits.');
  return { content, trusted, version: wanted };
}

async function bytesOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = fileFromCaller(name);
  try {
    if ((await stat(path)).size > SIGNATURE_LIMITS.file) throw new InputError(`${name} is too large to be inspected.`);
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new InputError(`${name} cannot be read.`);
  }
}

async function answerTo({ content, trusted, version }: Task): Promise<Answer> {
  try {
    const file = await checkFile(content, { now: new Date(), trusted });
    const isValid = file.verdict === 'valid' && (version === null || isOfVersion(file, version));
    return { lines: linesOf(file, version), isValid };
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: error.message };
    throw error;
  }
}

/** This very program, in a thread. */
function inThread(task: Task): Promise<Answer> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.memory },
  });
  return new Promise<Answer>((resolve) => {
    const late = setTimeout(() => resolve({ unreadable: 'Reading this file takes longer than it may.' }), LIMITS.time);
    worker.once('message', (answer: Answer) => resolve(answer));
    worker.once('error', () => resolve({ unreadable: 'Reading this file takes more than it may.' }));
    worker.once('exit', () => clearTimeout(late));
  }).finally(() => worker.terminate());
}

function readCommand(): { readonly file: string; readonly trust?: string; readonly version?: string } {
  const option = { type: 'string' } as const;
  try {
    const { positionals, values } = parseArgs({ options: { trust: option, version: option }, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error('Name one file');
    return { file, ...values };
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
}
