import { type OrganizationId } from '@certitude/contracts';
import { AppError, requireThat, ThreadFailure, ThreadPool, workerProgram } from '@certitude/server/core';
import { type KeyProblem } from '@certitude/signatures';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type SignatureAnswer, type SignatureTask } from './signature-work';

/** Two organizations at a time. A report of 300 pages takes less than a second; an old key store, some. */
const LIMITS = { threads: 2, time: 20_000, memory: 768 } as const;

type Wanted<Kind extends SignatureAnswer['kind']> = SignatureAnswer & { readonly kind: Kind };

/** Reads and signs files off the event loop: whoever made them decides how long that takes. */
@Injectable()
export class SignatureThreads implements OnApplicationShutdown {
  private readonly threads = new ThreadPool<SignatureTask, SignatureAnswer>(workerProgram('signatures'), LIMITS);

  check(organizationId: OrganizationId, task: SignatureTask & { kind: 'check' }): Promise<Wanted<'checked'>> {
    return this.ask(organizationId, task, 'checked');
  }

  open(organizationId: OrganizationId, task: SignatureTask & { kind: 'open' }): Promise<Wanted<'opened'>> {
    return this.ask(organizationId, task, 'opened');
  }

  sign(organizationId: OrganizationId, task: SignatureTask & { kind: 'sign' }): Promise<Wanted<'signed'>> {
    return this.ask(organizationId, task, 'signed');
  }

  onApplicationShutdown(): Promise<void> {
    return this.threads.close();
  }

  private async ask<Kind extends SignatureAnswer['kind']>(
    organizationId: OrganizationId,
    task: SignatureTask,
    kind: Kind,
  ): Promise<Wanted<Kind>> {
    const answer = await this.answer(organizationId, task);
    if (answer.kind === 'unreadable') throw new AppError('signing.unreadable', answer.message);
    if (answer.kind === 'no-key') throw new AppError(CODES[answer.problem]);
    if (!isOf(answer, kind)) throw new Error('The program for signatures answered something else.');
    return answer;
  }

  private async answer(organizationId: OrganizationId, task: SignatureTask): Promise<SignatureAnswer> {
    try {
      return await this.threads.run(organizationId, task);
    } catch (error) {
      if (!(error instanceof ThreadFailure)) throw error;
      requireThat(error.reason === 'content', 'signing.too-costly');
      throw new AppError(task.kind === 'check' ? 'signing.unreadable' : 'signing.key-unreadable');
    }
  }
}

const isOf = <Kind extends SignatureAnswer['kind']>(answer: SignatureAnswer, kind: Kind): answer is Wanted<Kind> =>
  answer.kind === kind;

const CODES = {
  unreadable: 'signing.key-unreadable',
  'old-encryption': 'signing.old-encryption',
  'wrong-password': 'signing.wrong-password',
  'no-key': 'signing.no-key',
  'too-small': 'signing.key-too-small',
  'not-for-signing': 'signing.not-for-signing',
  expired: 'signing.expired',
} as const satisfies Readonly<Record<KeyProblem, string>>;
