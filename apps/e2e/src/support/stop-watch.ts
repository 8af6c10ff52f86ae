import { type Locator, type Page } from 'playwright-core';
import { look } from './look';

/** What one step cost. */
interface Lap {
  readonly step: string;
  readonly clicks: number;
  /** Characters and single keys. */
  readonly keys: number;
  /** Fields that were written into or chosen in. */
  readonly fields: number;
  /** Of the machine: from the first click of the step until its end is on the screen. */
  readonly seconds: number;
}

/**
 * A hand that uses a page as a person does, and counts. It has no way to an address: whatever a step needs has to be
 * offered by the screen that the step before it left.
 */
export class StopWatch {
  readonly laps: Lap[] = [];
  #clicks = 0;
  #keys = 0;
  #fields = 0;

  constructor(
    readonly page: Page,
    private readonly name: string,
  ) {}

  async click(what: Locator): Promise<void> {
    await what.click();
    this.#clicks += 1;
  }

  /** Into a field: one click to get there, and each character. */
  async write(field: Locator, text: string): Promise<void> {
    await this.click(field);
    await field.pressSequentially(text);
    this.#keys += text.length;
    this.#fields += 1;
  }

  /** From a list: one click to open it, one to choose. */
  async choose(field: Locator, option: string): Promise<void> {
    await field.selectOption({ label: option });
    this.#clicks += 2;
    this.#fields += 1;
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    this.#keys += 1;
  }

  /** Does a step until its end is seen, remembers what it cost, and fails where the screen then leads nowhere. */
  async step(step: string, does: () => Promise<unknown>): Promise<Lap> {
    [this.#clicks, this.#keys, this.#fields] = [0, 0, 0];
    const begin = performance.now();
    await does();
    const seconds = (performance.now() - begin) / 1_000;
    const lap = { step, clicks: this.#clicks, keys: this.#keys, fields: this.#fields, seconds };
    this.laps.push(lap);
    await look(this.page, `${this.name}-${String(this.laps.length).padStart(2, '0')}-${step.replaceAll(/\W+/g, '-')}`);
    await this.#waysOn()
      .first()
      .waitFor()
      .catch(() => {
        throw new Error(`After “${step}” nothing on the page can be clicked.`);
      });
    return lap;
  }

  /** What can be clicked in the page itself, its frame left out. */
  #waysOn(): Locator {
    return this.page.locator('main').locator('a[href]:visible, button:visible:enabled');
  }

  get total(): Lap {
    const sum = (of: (lap: Lap) => number): number => this.laps.reduce((all, lap) => all + of(lap), 0);
    return {
      step: 'All',
      clicks: sum(({ clicks }) => clicks),
      keys: sum(({ keys }) => keys),
      fields: sum(({ fields }) => fields),
      seconds: sum(({ seconds }) => seconds),
    };
  }

  /** What it cost, as a table for people. */
  table(): string {
    const line = ({ step, clicks, keys, fields, seconds }: Lap): string =>
      `| ${step} | ${clicks} | ${fields} | ${keys} | ${seconds.toFixed(1)} |`;
    const head = ['| step | clicks | fields | keys typed | seconds of the machine |', '|---|---|---|---|---|'];
    return [...head, ...this.laps.map(line), line(this.total)].join('\n');
  }
}
