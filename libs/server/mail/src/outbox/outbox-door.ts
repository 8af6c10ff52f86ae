import { createHash, timingSafeEqual } from 'node:crypto';
import { OUTBOX_KEY_HEADER } from '@certitude/contracts';
import {
  attemptCounter,
  CONFIG,
  type Config,
  countAttempt,
  found,
  hashedSubject,
  networkOf,
  requireThat,
  TenantDatabase,
} from '@certitude/server/core';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { type Request } from 'express';

/** Wrong keys of one network, in 15 minutes: somebody opens the address of yesterday's instance, nobody guesses. */
const WRONG_KEYS = 20;

/** Lets in whoever has the key that the operator's program printed. */
@Injectable()
export class OutboxDoor implements CanActivate {
  private readonly attempts: ReturnType<typeof attemptCounter>;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'outboxKey'>,
    @Inject(TenantDatabase) db: TenantDatabase,
  ) {
    this.attempts = attemptCounter(db, 'outbox-network', WRONG_KEYS);
  }

  /** @throws AppError `not-found` where there is no outbox, `outbox.wrong-key`, `request.rate-limited` */
  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const key = found(this.config.outboxKey);
    const request = execution.switchToHttp().getRequest<Request>();
    const network = hashedSubject(networkOf(request.ip ?? 'unknown'));
    await countAttempt(this.attempts, network);
    requireThat(isSame(request.header(OUTBOX_KEY_HEADER) ?? '', key), 'outbox.wrong-key');
    // Whoever has the key was not guessing.
    await this.attempts.reward(network);
    return true;
  }
}

/** In the same time whatever they are, and however long. */
const isSame = (given: string, key: string): boolean => timingSafeEqual(digestOf(given), digestOf(key));
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
