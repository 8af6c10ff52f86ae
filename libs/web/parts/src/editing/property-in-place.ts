import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  booleanAttribute,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { FormField, FormRoot, validateStandardSchema, type FieldTree } from '@angular/forms/signals';
import { Name, type AccountId } from '@certitude/contracts';
import { Members, draftForm, type DraftEdit, type Saved } from '@certitude/web/core';
import { DraftNotice, DraftOf, Field, FormErrors, Icon, Input, formatDateOnly } from '@certitude/web/ui';
import { DateField } from '@certitude/web/ui/panes';
import * as z from 'zod';
import { PersonPick } from '../people/person-pick';
import { type EditedText } from './text-in-place';

/** One of the values that a property may have, as it reads. */
export interface PropertyChoice {
  readonly value: string;
  readonly label: string;
}

/** A form of one field, which is named as on the wire: what the server says of it is said at it. */
type OneField = Readonly<Record<string, string>>;
const SHORT = z.string().max(200);

/**
 * A property of something, edited where it stands: `<div certitudeProperty label="Due" …>12 Mar</div>` inside a `dl`. What is
 * inside shows its value. Another choice is saved at once, a text with Enter or on leaving, Escape puts back what was there.
 * What is typed is kept like in every form; what somebody else saved meanwhile stands beside it.
 */
@Component({
  selector: 'div[certitudeProperty]',
  imports: [
    DateField,
    DraftNotice,
    DraftOf,
    Field,
    FormErrors,
    FormField,
    FormRoot,
    Icon,
    Input,
    NgTemplateOutlet,
    PersonPick,
  ],
  templateUrl: './property-in-place.html',
  styleUrl: './property-in-place.scss',
})
export class PropertyInPlace {
  readonly of = input.required<EditedText>();
  readonly label = input.required<string>();
  readonly help = input('');
  readonly kind = input<'line' | 'date' | 'person' | 'choice'>('line');
  readonly choices = input<readonly PropertyChoice[]>([]);
  readonly editable = input(false);
  /** A line that must say something. */
  readonly required = input(false, { transform: booleanAttribute });
  readonly #members = inject(Members);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #opened = signal(false);
  readonly #field = computed(() => this.of().field);
  // Told apart by what they say: the page makes another object whenever it draws, and an error would be gone with it.
  readonly #version = computed(() => this.of().version);
  readonly #value = computed(() => this.of().value);
  protected readonly draft = draftForm<OneField>({
    name: 'text',
    subject: () => `${this.of().name} ${this.of().subject} ${this.#field()}`,
    title: () => `${this.of().title} (${this.label()})`,
    empty: () => ({ [this.#field()]: '' }),
    saved: () => this.#savedOf(this.#version(), this.#value()),
    rules: (path) => validateStandardSchema(path, () => this.#schema()),
    describe: (_, value) => this.#inWords(String(value)),
    fieldsOf: (field, theirs) => (field === this.#field() ? { [field]: theirs === null ? '' : String(theirs) } : {}),
    save: (edit) => this.#save(edit),
  });
  protected readonly field = computed(() => this.draft.form[this.#field()] as FieldTree<string>);
  /** What was typed and is not saved opens it again. */
  protected readonly isOpen = computed(() => this.editable() && (this.#opened() || this.draft.changed()));

  protected open(): void {
    this.#opened.set(true);
    this.#focus('input, select');
  }

  protected putBack(): void {
    this.draft.discard();
    this.#shut();
  }

  /** Another choice says all. */
  protected async choose({ target }: Event): Promise<void> {
    if (target instanceof HTMLSelectElement) await this.submit();
  }

  protected async submit(): Promise<void> {
    if (this.draft.changed()) await this.draft.submit();
    else this.#shut();
  }

  /** Whoever goes elsewhere on the page is done with it, and stays where they went. */
  protected async leave({ relatedTarget, currentTarget }: FocusEvent): Promise<void> {
    const isInside = relatedTarget instanceof Node && (currentTarget as HTMLElement).contains(relatedTarget);
    if (isInside || this.draft.conflictAt(this.field())) return;
    if (this.draft.changed()) await this.draft.submit();
    else if (this.field()().errors().length === 0) this.#opened.set(false);
  }

  /** The keyboard goes back to where it came from, unless it went elsewhere. */
  #shut(): void {
    const isHere = this.#host.nativeElement.contains(document.activeElement);
    this.#opened.set(false);
    if (isHere) this.#focus('button');
  }

  #focus(selector: string): void {
    const find = () => this.#host.nativeElement.querySelector<HTMLElement>(selector);
    afterNextRender(() => find()?.focus(), { injector: this.#injector });
  }

  async #save({ version, values }: DraftEdit<OneField>): Promise<Saved<OneField>> {
    const value = (values[this.#field()] ?? '').trim();
    const now = await this.of().save({ version, value });
    this.#shut();
    return this.#savedOf(now, value);
  }

  #savedOf(version: number, value: string): Saved<OneField> {
    return { version, values: { [this.#field()]: value } };
  }

  #schema() {
    const [field, { check }] = [this.#field(), this.of()];
    return z
      .object({ [field]: this.kind() === 'line' && this.required() ? Name : SHORT })
      .superRefine((form, context) => {
        const message = check?.(form[field] ?? '');
        if (message) context.addIssue({ code: 'custom', path: [field], message });
      });
  }

  #inWords(value: string): string {
    if (this.kind() === 'person') return this.#members.person((value || null) as AccountId | null)?.name ?? 'Nobody';
    const choice = this.choices().find((each) => each.value === value);
    if (choice) return choice.label;
    return value !== '' && this.kind() === 'date' ? formatDateOnly(value) : value || '(nothing)';
  }
}
