import { Injectable } from '@nestjs/common';

/** The time, as an argument: tests hand in their own. */
@Injectable()
export class Clock {
  /** The moment it is, to be stored or shown. Administrators and time servers set it, also back. */
  now(): Date {
    return new Date();
  }

  /** Milliseconds since some moment, for how long something took or lasts: never goes back. */
  elapsed(): number {
    return performance.now();
  }
}
