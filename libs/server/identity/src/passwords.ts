import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** OWASP's parameters for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Keeps passwords as argon2id hashes, and takes as long for an account that does not exist as for one that does. */
@Injectable()
export class Passwords {
  /** A hash nobody knows the password of: what an unknown account is compared with. */
  private readonly decoy = this.hash(randomBytes(32).toString('base64url'));

  /** @returns the PHC string to store */
  hash(password: string): Promise<string> {
    return hash(normalized(password), PARAMETERS);
  }

  /** @param stored the account's hash; undefined when there is no such account */
  async matches(stored: string | undefined, password: string): Promise<boolean> {
    const isUsable = stored?.startsWith('$argon2id$') ?? false;
    const against = isUsable && stored !== undefined ? stored : await this.decoy;
    const isRight = await verify(against, normalized(password));
    return isUsable && isRight;
  }
}

/** The same characters typed on another keyboard are the same password (NIST SP 800-63B). */
const normalized = (password: string): string => password.normalize('NFKC');
