import {
  Component,
  booleanAttribute,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { FreeText, Name } from '@certitude/contracts';
import { draftForm, type DraftEdit, type Saved } from '@certitude/web/core';
import { Button, DraftNotice, DraftOf, Field, FormErrors, Input, Markdown } from '@certitude/web/ui';
import * as z from 'zod';

/** One text of something, as it was loaded: which, of what, and how it is saved. */
export interface EditedText {
  /** Of what, for the browser that keeps what is typed: `pki`, its id, and its field on the wire. */
  readonly name: string;
  readonly subject: string;
  readonly field: string;
  readonly value: string;
  readonly version: number;
  /** @returns the version that it has now */
  readonly save: (edit: { readonly version: number; readonly value: string }) => Promise<number>;
}

type TextModel = { text: string };
const LINE = z.object({ text: Name });
const TEXT = z.object({ text: FreeText });

/**
 * A text that stands where it is edited. What is typed is kept like in every form; what somebody else saved meanwhile stands
 * beside it.
 */
@Component({
  selector: 'certitude-text-in-place',
  imports: [Button, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input, Markdown],
  templateUrl: './text-in-place.html',
  styleUrl: './text-in-place.scss',
})
export class TextInPlace {
  readonly of = input.required<EditedText>();
  readonly label = input.required<string>();
  readonly help = input('');
  readonly editable = input(false);
  /** A single line, such as a name. */
  readonly line = input(false, { transform: booleanAttribute });
  readonly saved = output();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #opened = signal(false);
  protected readonly draft = draftForm<TextModel>({
    name: 'text',
    subject: () => `${this.of().name} ${this.of().subject} ${this.of().field}`,
    title: () => `${this.label()}`,
    empty: { text: '' },
    saved: () => this.#savedText(this.of()),
    rules: (path) => validateStandardSchema(path, () => (this.line() ? LINE : TEXT)),
    texts: ['text'],
    fieldsOf: (field, theirs) => (field === this.of().field ? { text: String(theirs) } : {}),
    save: (edit) => this.#save(edit),
  });
  /** What was typed and is not saved opens the field again. */
  protected readonly isOpen = computed(() => this.editable() && (this.#opened() || this.draft.changed()));

  protected open(): void {
    this.#opened.set(true);
    this.#focus('input, textarea');
  }

  protected close(): void {
    this.draft.discard();
    this.#shut();
  }

  /** Focus goes back to where it came from. */
  #shut(): void {
    this.#opened.set(false);
    this.#focus('header button');
  }

  #focus(selector: string): void {
    const find = () => this.#host.nativeElement.querySelector<HTMLElement>(selector);
    afterNextRender(() => find()?.focus(), { injector: this.#injector });
  }

  async #save({ version, values: { text } }: DraftEdit<TextModel>): Promise<Saved<TextModel>> {
    const now = await this.of().save({ version, value: text });
    this.saved.emit();
    this.#shut();
    return { version: now, values: { text: text.trim() } };
  }

  #savedText({ version, value }: EditedText): Saved<TextModel> {
    return { version, values: { text: value } };
  }
}
