import {
  attemptCounter as store,
  CONFIG,
  type Config,
  countAttempt as consume,
  hashedSubject as hashed,
  TenantDatabase,
  tooManyAttempts as tooMany,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import { type Attempt, pauseAfter } from './attempts';

/** A school or company behind one address signs up together; guessing needs far more. */
const CROWD = 5;
/** Many people of one office mistype on one morning; who tries one password on many accounts needs far more. */
const OFFICE = 20;
/** Filling one takes seconds of everybody's server; removing and asking again is no pastime. */
const SAMPLES = 3;
/** From all over the world, by whoever is not known: more than a person with several new devices ever needs. */
const ANYWHERE = 5;
/** To one address, with links that somebody asked for: they come within a minute, and nobody's mailbox is filled by a stranger. */
const LETTERS = 3;

/**
 * How often somebody may try. Counted in the database, so that several nodes count together; an attempt counts before
 * its outcome is known, so that many at once count too. Nobody is shut out by what somebody else does: a person's own
 * attempts are counted where they are made, and browsers that the person has signed in with before have counts of their own.
 */
@Injectable()
export class RateLimits {
  private readonly attempts: number;
  private readonly signIns: Readonly<Record<'place' | 'pause' | 'person' | 'network', RateLimiterPostgres>>;
  private readonly signUps: Readonly<Record<'person' | 'network', RateLimiterPostgres>>;
  private readonly letters: Readonly<Record<'person' | 'network', RateLimiterPostgres>>;
  private readonly invitations: RateLimiterPostgres;
  private readonly samples: RateLimiterPostgres;
  private readonly signingKeys: Readonly<Record<'person' | 'key', RateLimiterPostgres>>;

  constructor(@Inject(CONFIG) config: Config, @Inject(TenantDatabase) db: TenantDatabase) {
    const attempts = config.signInAttempts;
    this.attempts = attempts;
    this.signIns = {
      place: store(db, 'sign-in-place', attempts),
      pause: store(db, 'sign-in-pause', 1),
      person: store(db, 'sign-in-person', attempts * ANYWHERE),
      network: store(db, 'sign-in-network', attempts * OFFICE),
    };
    this.signUps = {
      person: store(db, 'sign-up-email', attempts),
      network: store(db, 'sign-up-address', attempts * CROWD),
    };
    this.letters = {
      person: store(db, 'letter-email', LETTERS),
      network: store(db, 'letter-address', attempts * CROWD),
    };
    this.invitations = store(db, 'invitation-address', attempts * CROWD);
    this.signingKeys = {
      person: store(db, 'signing-key-person', attempts),
      key: store(db, 'signing-key', attempts * CROWD),
    };
    this.samples = store(db, 'sample-account', SAMPLES);
  }

  /**
   * Counts an attempt to sign in. From the same place as the same person pauses grow, then it is over for a while.
   * @throws TooManyAttempts
   */
  async signIn(attempt: Attempt): Promise<void> {
    const place = placeOf(attempt);
    requireOver(await this.signIns.pause.get(place));
    // The network first: one that is shut out cannot go on to shut out a person.
    await consume(this.signIns.network, hashed(attempt.network));
    const { consumedPoints } = await consume(this.signIns.place, place);
    if (attempt.device === undefined) await consume(this.signIns.person, hashed(attempt.email));
    const pause = pauseAfter(consumedPoints, this.attempts);
    if (pause > 0) await this.signIns.pause.block(place, pause);
  }

  /** Someone who knew the password was not guessing: their attempts are forgotten. */
  async signedIn(attempt: Attempt): Promise<void> {
    const place = placeOf(attempt);
    await Promise.all([
      this.signIns.place.delete(place),
      this.signIns.pause.delete(place),
      this.signIns.network.reward(hashed(attempt.network)),
    ]);
    // Those of strangers stay counted when the person comes in by a door of their own.
    if (attempt.device === undefined) await this.signIns.person.delete(hashed(attempt.email));
  }

  /** @throws TooManyAttempts */
  async signUp(email: string, network: string): Promise<void> {
    await consume(this.signUps.network, hashed(network));
    await consume(this.signUps.person, hashed(email));
  }

  /** @throws TooManyAttempts, whether or not somebody has the address */
  async letter(email: string, network: string): Promise<void> {
    await consume(this.letters.network, hashed(network));
    await consume(this.letters.person, hashed(email));
  }

  /** @throws TooManyAttempts when this network looked at too many links */
  async invitation(network: string): Promise<void> {
    await consume(this.invitations, hashed(network));
  }

  /** @throws TooManyAttempts when this account asked for too many sample organizations */
  async sample(account: string): Promise<void> {
    await consume(this.samples, hashed(account));
  }

  /**
   * Counts an attempt of a person to open a stored key. Several people together may try more often than one.
   * @throws TooManyAttempts
   */
  async signingKey(key: string, person: string): Promise<void> {
    await consume(this.signingKeys.person, hashed(`${key}\n${person}`));
    await consume(this.signingKeys.key, hashed(key));
  }

  /** Whoever knew its password was not guessing. */
  async signingKeyOpened(key: string, person: string): Promise<void> {
    await Promise.all([
      this.signingKeys.person.delete(hashed(`${key}\n${person}`)),
      this.signingKeys.key.reward(hashed(key)),
    ]);
  }

  /** A link that leads somewhere was not guessed: a room full of invited people may all use theirs. */
  async invitationFound(network: string): Promise<void> {
    await this.invitations.reward(hashed(network));
  }
}

/** A person in a browser that is known, or else from a network. */
const placeOf = ({ email, network, device }: Attempt): string => hashed(`${email}\n${device ?? network}`);

function requireOver(pause: RateLimiterRes | null): void {
  if (pause && pause.msBeforeNext > 0) throw tooMany(pause);
}
