import { createHash } from 'node:crypto';
import { CONFIG, type Config, TenantDatabase, TooManyAttempts } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 15 * 60;
/** A school or company behind one address signs up together; guessing needs far more. */
const CROWD = 5;

/**
 * How often somebody may try. Counted in the database, so that several nodes count together; an attempt counts before
 * its outcome is known, so that many at once count too.
 */
@Injectable()
export class RateLimits {
  private readonly limiters: Readonly<Record<'sign-in' | 'sign-up' | 'invitation', Limiter>>;

  constructor(@Inject(CONFIG) config: Config, @Inject(TenantDatabase) db: TenantDatabase) {
    const limiter = (name: string, email: number, address: number): Limiter => ({
      email: store(db, `${name}-email`, email),
      address: store(db, `${name}-address`, address),
    });
    const attempts = config.signInAttempts;
    this.limiters = {
      'sign-in': limiter('sign-in', attempts, attempts),
      'sign-up': limiter('sign-up', attempts, attempts * CROWD),
      invitation: limiter('invitation', attempts, attempts * CROWD),
    };
  }

  /** @throws TooManyAttempts when this e-mail address or this network tried to sign in too often */
  async signIn(email: string, network: string): Promise<void> {
    await this.count('sign-in', { address: network, email });
  }

  /** Someone who knew the password was not guessing: their attempts are forgotten. */
  async signedIn(email: string, network: string): Promise<void> {
    await this.limiters['sign-in'].email.delete(hashed(email));
    await this.limiters['sign-in'].address.reward(hashed(network));
  }

  /** @throws TooManyAttempts */
  async signUp(email: string, network: string): Promise<void> {
    await this.count('sign-up', { address: network, email });
  }

  /** @throws TooManyAttempts when this network looked at too many invitation links */
  async invitation(network: string): Promise<void> {
    await this.count('invitation', { address: network });
  }

  /** A link that leads somewhere was not guessed: a room full of invited people may all use theirs. */
  async invitationFound(network: string): Promise<void> {
    await this.limiters.invitation.address.reward(hashed(network));
  }

  /** The network first: one that is shut out cannot go on to shut out an e-mail address. */
  private async count(
    action: keyof RateLimits['limiters'],
    { address, email }: { readonly address: string; readonly email?: string },
  ): Promise<void> {
    const limiter = this.limiters[action];
    try {
      await limiter.address.consume(hashed(address));
      if (email !== undefined) await limiter.email.consume(hashed(email));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new TooManyAttempts(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    }
  }
}

interface Limiter {
  readonly email: RateLimiterPostgres;
  readonly address: RateLimiterPostgres;
}

interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

const store = (db: TenantDatabase, keyPrefix: string, points: number): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeType: 'client',
    storeClient: {
      query: async ({ text, values }: Statement) => {
        const rows = await db.global(text, values ?? []);
        return { rows, rowCount: rows.length };
      },
    },
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix,
    points,
    duration: WINDOW_SECONDS,
  });

/** The table shall not list who tried to sign in from where. */
const hashed = (subject: string): string => createHash('sha256').update(subject).digest('base64url');
