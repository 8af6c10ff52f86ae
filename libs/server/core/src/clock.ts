import { Injectable } from '@nestjs/common';

/** The time, as an argument: tests hand in their own. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
