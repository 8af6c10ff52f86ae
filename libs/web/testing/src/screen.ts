import { type ComponentFixture } from '@angular/core/testing';
import { eventually } from './eventually';

const words = (element: Element | null | undefined): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? words(element);

/** What a person sees, dialogs included, and does. Everything is found by its words. */
export class Screen {
  constructor(
    readonly fixture: ComponentFixture<unknown>,
    readonly settled: () => Promise<void>,
  ) {}

  /** The page with what lies above it. */
  get root(): HTMLElement {
    return document.body;
  }

  text(): string {
    return words(this.root);
  }

  /** Until the words are there: for what waits for a clock of its own. */
  async sees(text: string): Promise<void> {
    await eventually(
      () => this.text().includes(text),
      () => `“${text}” does not appear in: ${this.text()}`,
    );
  }

  /** Whether something says that it is under way. */
  isLoading(): boolean {
    return this.root.querySelector('[aria-busy="true"], [role="status"][aria-label^="Loading"]') !== null;
  }

  /** A button or link by its name; null when there is none. */
  find(name: string | RegExp): HTMLElement | null {
    const all = [
      ...this.root.querySelectorAll<HTMLElement>('button, a, [role="button"], [role="tab"], [role="radio"]'),
    ];
    const is = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
    // What lies above comes last in the document.
    return all.reverse().find((each) => is(nameOf(each))) ?? null;
  }

  /** Names of all buttons, in the order in which they stand. */
  buttons(): string[] {
    return [...this.root.querySelectorAll('button')].map(nameOf);
  }

  async press(name: string | RegExp): Promise<void> {
    const found = this.find(name);
    if (!found) throw new Error(`There is no ${String(name)} among: ${this.buttons().join(', ')}.`);
    found.click();
    await this.settled();
  }

  /** Where an open link leads. */
  leadsTo(name: string | RegExp): string | null {
    return this.find(name)?.getAttribute('href') ?? null;
  }

  field<F extends HTMLElement = HTMLInputElement>(label: string): F {
    const found = [...this.root.querySelectorAll('label')].reverse().find((each) => words(each).startsWith(label));
    const own = found?.control ?? found?.querySelector<HTMLElement>('input, select, textarea');
    if (own) return own as HTMLElement as F;
    const named = this.root.querySelector<F>(`[aria-label="${label}"]`);
    if (!named) throw new Error(`There is no field ${label} in: ${this.text()}`);
    return named;
  }

  async type(label: string, text: string): Promise<void> {
    const field = this.field(label);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await this.settled();
  }

  /** Chooses the option that reads so. */
  async choose(label: string, option: string): Promise<void> {
    const select = this.field<HTMLSelectElement>(label);
    const found = [...select.options].find((each) => words(each) === option);
    if (!found) throw new Error(`${label} offers ${[...select.options].map(words).join(', ')}, not ${option}.`);
    select.value = found.value;
    select.dispatchEvent(new Event('input', { bubbles: true }));
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  async tick(label: string): Promise<void> {
    this.field(label).click();
    await this.settled();
  }

  /** Sends the form that has a button of this name. */
  async send(name: string): Promise<void> {
    const button = this.find(name);
    const form = button instanceof HTMLButtonElement ? button.form : null;
    if (!form) throw new Error(`There is no form with ${name}.`);
    form.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
    await this.settled();
  }
}
