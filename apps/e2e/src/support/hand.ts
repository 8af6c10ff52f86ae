import { type Locator, type Page } from 'playwright-core';

/** What a step takes of a person. */
export interface Effort {
  readonly step: string;
  readonly clicks: number;
  /** Fields that something is typed or chosen in. */
  readonly fields: number;
  /** Single keys that do something by themselves. */
  readonly keys: number;
}

/** Does what a person does, and counts it, step by step. */
export class Hand {
  readonly #steps: { step: string; clicks: number; fields: number; keys: number }[] = [];

  constructor(private readonly page: Page) {}

  get efforts(): readonly Effort[] {
    return this.#steps;
  }
  get total(): Effort {
    const sum = (of: 'clicks' | 'fields' | 'keys') => this.#steps.reduce((all, each) => all + each[of], 0);
    return { step: 'all', clicks: sum('clicks'), fields: sum('fields'), keys: sum('keys') };
  }

  begins(step: string): void {
    this.#steps.push({ step, clicks: 0, fields: 0, keys: 0 });
  }

  async clicks(place: Locator): Promise<void> {
    await place.click();
    this.#now.clicks += 1;
  }

  async fills(place: Locator, words: string): Promise<void> {
    await place.fill(words);
    this.#now.fields += 1;
  }

  async presses(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    this.#now.keys += 1;
  }

  get #now() {
    const last = this.#steps.at(-1);
    if (!last) throw new Error('No step has begun.');
    return last;
  }
}
