import { Clock } from '@certitude/server/core';

/** A clock that stands still until it is told to move. */
export class FakeClock extends Clock {
  private passed = 0;

  constructor(private time = new Date('2030-01-15T12:00:00Z')) {
    super();
  }

  override now(): Date {
    return new Date(this.time);
  }

  override elapsed(): number {
    return this.passed;
  }

  /** Time passes. */
  advance(milliseconds: number): void {
    this.passed += milliseconds;
    this.step(milliseconds);
  }

  /** Somebody sets the clock, back when negative: no time passes. */
  step(milliseconds: number): void {
    this.time = new Date(this.time.getTime() + milliseconds);
  }
}
