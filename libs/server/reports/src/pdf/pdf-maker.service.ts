import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError, workerProgram } from '@certitude/server/core';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type AnswerTo, type ReportTask } from './pdf-task';

/** Milliseconds and MiB that one report may take. */
export const PDF_LIMITS = { time: 120_000, memory: 1_024 } as const;
const LOOK_EVERY = 250;
const PAGE = 4_096;
const MiB = 1024 ** 2;

/** Sets the pages of a report in a process of its own. How many are made at once is how many jobs run at once. */
@Injectable()
export class PdfMaker implements OnApplicationShutdown {
  private readonly running = new Set<ChildProcess>();

  /**
   * @throws AppError `report.too-much` when it takes too long or too much memory, `report.unprintable` when its pages
   * cannot be set, however often it is tried; Error when the program was stopped from outside
   */
  async make<Task extends ReportTask>(task: Task): Promise<AnswerTo<Task> & { ok: true }> {
    const folder = await mkdtemp(join(tmpdir(), 'certitude-report-'));
    try {
      const answer = await this.ask(task, folder);
      if (!answer.ok) throw new AppError('report.unprintable');
      return answer as AnswerTo<Task> & { ok: true };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  onApplicationShutdown(): void {
    for (const child of this.running) child.kill('SIGKILL');
  }

  private ask<Task extends ReportTask>(task: Task, cwd: string): Promise<AnswerTo<Task>> {
    const child = fork(fileURLToPath(workerProgram('report-pdf')), {
      cwd,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Nothing of the environment is its business.
      env: {},
      execArgv: [],
    });
    this.running.add(child);
    // Whoever waits for a page of the product comes first.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    let isOver: string | null = null;
    const end = (why: string): void => {
      isOver = why;
      child.kill('SIGKILL');
    };
    const late = setTimeout(() => end('It takes too long.'), PDF_LIMITS.time);
    const looks = setInterval(() => {
      void residentMemory(child.pid).then((size) => {
        if (size > PDF_LIMITS.memory * MiB) end('It takes too much memory.');
      });
    }, LOOK_EVERY);
    return new Promise<AnswerTo<Task>>((resolve, reject) => {
      child.once('message', (answer) => resolve(answer as AnswerTo<Task>));
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (isOver !== null) return reject(new AppError('report.too-much', isOver));
        const isStopped = signal !== null && FROM_OUTSIDE.includes(signal);
        reject(
          isStopped
            ? new Error(`The program that sets pages was stopped: ${signal}.`)
            : new AppError('report.unprintable'),
        );
      });
      child.send(task);
    }).finally(() => {
      clearTimeout(late);
      clearInterval(looks);
      this.running.delete(child);
    });
  }
}

/** What ends a program that did nothing wrong, as this process does when it is told to stop. */
const FROM_OUTSIDE: readonly NodeJS.Signals[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];

/** Bytes that a process holds; 0 where the system does not say, where only time is limited. */
async function residentMemory(pid: number | undefined): Promise<number> {
  const said = await readFile(`/proc/${pid ?? 0}/statm`, 'utf8').catch(() => '');
  return Number(said.split(' ')[1] ?? 0) * PAGE;
}
