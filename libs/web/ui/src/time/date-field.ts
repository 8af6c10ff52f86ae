import { Component, booleanAttribute, computed, inject, input, model, output, signal } from '@angular/core';
import { transformedValue, type FormValueControl } from '@angular/forms/signals';
import { Button } from '../button/button';
import { Field } from '../field/field';
import { Input } from '../field/input';
import { Icon } from '../icon/icon';
import { dateLocale } from './date-locale';
import { datePattern } from './date-pattern';
import { addDays, formatDateOnly, today } from './format';
import { TIME_ZONE } from './time-zone';

/**
 * A day as the person writes dates, typed or picked from the browser's calendar; its value is `2026-03-05`, or empty:
 * `<certitude-field label="Due" [of]="form.dueOn"><certitude-date-field [formField]="form.dueOn" /></certitude-field>`.
 * Arrow keys go a day on or back; with Alt they open the calendar.
 */
@Component({
  selector: 'certitude-date-field',
  imports: [Button, Icon, Input],
  templateUrl: './date-field.html',
  styleUrl: './date-field.scss',
})
export class DateField implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  readonly disabled = input(false);
  /** Its name, where no field around it has one. */
  readonly label = input('');
  /** Days before this one are not picked. */
  readonly earliest = input('');
  /** Looks like the text around it until it is used. */
  readonly quiet = input(false, { transform: booleanAttribute });
  /** Somebody is done with another day: left the field, pressed Enter, picked it. */
  readonly chosen = output<string>();

  readonly #zone = inject(TIME_ZONE);
  readonly #field = inject(Field, { optional: true });
  readonly #pattern = computed(() => datePattern(dateLocale()));
  protected readonly shape = computed(() => this.#pattern().shape);
  protected readonly typed = transformedValue<string, string>(this.value, {
    parse: (text) => {
      const value = this.#pattern().read(text, this.#year());
      return value === null ? { error: { kind: 'date', message: this.#unreadable() } } : { value };
    },
    format: (date) => this.#pattern().write(date),
  });
  /** A field of a form says it itself. */
  protected readonly problem = computed(() => {
    const [error] = this.typed.parseErrors();
    return error && this.#wasLeft() && !this.#field?.of() ? (error.message ?? null) : null;
  });
  protected readonly isInvalid = computed(() => this.problem() !== null || !!this.#field?.message());
  readonly #wasLeft = signal(false);
  #settled: string | null = null;

  /** What it was is what a change is told from. */
  protected begin(): void {
    this.#settled = this.value();
  }

  /** Whoever leaves sees what was understood. */
  protected finish(): void {
    this.#wasLeft.set(true);
    this.touch.emit();
    if (this.typed.parseErrors().length > 0) return;
    this.typed.set(this.#pattern().write(this.value()));
    this.#tell();
  }

  protected pick(date: string): void {
    this.typed.set(this.#pattern().write(date));
    this.#tell();
  }

  protected open(calendar: HTMLInputElement): void {
    this.begin();
    calendar.showPicker();
  }

  protected step(days: number): void {
    if (this.typed.parseErrors().length > 0) return;
    const date = this.value();
    this.typed.set(this.#pattern().write(date === '' ? today(Date.now(), this.#zone()) : addDays(date, days)));
  }

  #tell(): void {
    if (this.value() === this.#settled) return;
    this.#settled = this.value();
    this.chosen.emit(this.value());
  }

  #year(): number {
    return Number(today(Date.now(), this.#zone()).slice(0, 4));
  }

  #unreadable(): string {
    return `This is not a date. Type it as ${this.shape()}, such as ${this.#pattern().write(`${this.#year()}-12-31`)}, or as ${formatDateOnly(`${this.#year()}-12-31`)}.`;
  }
}
