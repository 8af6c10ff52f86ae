import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../..');

/** The worker as it is shipped: bundled into a folder of its own. */
export class BuiltWorker {
  private constructor(private readonly directory: string) {}

  static async build(): Promise<BuiltWorker> {
    const directory = await mkdtemp(join(tmpdir(), 'certitude-worker-'));
    // The bundle looks its packages up from where it lies.
    await symlink(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
    const file = join(directory, 'main.mjs');
    execFileSync(process.execPath, ['tools/build/node-app.mjs', 'apps/worker/src/main.ts', file], { cwd: ROOT });
    return new BuiltWorker(directory);
  }

  /** Starts a process of it, which prints when it is ready. */
  async start(environment: Readonly<Record<string, string>>): Promise<WorkerProcess> {
    const child = spawn(process.execPath, [join(this.directory, 'main.mjs')], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const worker = new WorkerProcess(child);
    await worker.ready();
    return worker;
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}

export class WorkerProcess {
  output = '';
  private readonly ended: Promise<unknown>;

  constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (this.output += String(text)));
    this.ended = once(child, 'exit');
  }

  /** @throws Error with what it printed when it ended instead */
  async ready(): Promise<void> {
    const ready = new Promise<void>((isReady) =>
      this.child.stdout?.on('data', () => this.output.includes('The worker is ready.') && isReady()),
    );
    await Promise.race([ready, this.ended]);
    if (!this.isRunning) throw new Error(`The worker ended:\n${this.output}`);
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** As the power fails. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** @returns its exit code */
  async terminate(): Promise<number | null> {
    this.child.kill('SIGTERM');
    await this.ended;
    return this.child.exitCode;
  }
}
