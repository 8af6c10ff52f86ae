import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { FreeText } from '@certitude/contracts';
import { draftForm, type DraftEdit, type Saved } from '@certitude/web/core';
import { Button, DraftNotice, DraftOf, Field, FormErrors, Input, Markdown } from '@certitude/web/ui';
import * as z from 'zod';

/** One text of something, as it was loaded: which, of what, and how it is saved. */
export interface EditedText {
  /** Of what, for the browser that keeps what is typed: `pki`, its id, and its field on the wire. */
  readonly name: string;
  readonly subject: string;
  readonly field: string;
  /** How its author recognizes it later: "Plan: Rehearse the recovery". */
  readonly title: string;
  readonly value: string;
  readonly version: number;
  /** What is wrong with a value, such as "must not be before the start"; null when nothing is. */
  readonly check?: (value: string) => string | null;
  /** @returns the version that it has now */
  readonly save: (edit: { readonly version: number; readonly value: string }) => Promise<number>;
}

type TextModel = { text: string };
const TEXT = z.object({ text: FreeText });

/**
 * A text that stands where it is edited. What is typed is kept like in every form; what somebody else saved meanwhile stands
 * beside it. An empty one is offered to whoever may write it, and is nothing for everybody else.
 */
@Component({
  selector: 'certitude-text-in-place',
  imports: [Button, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input, Markdown],
  templateUrl: './text-in-place.html',
  styleUrl: './text-in-place.scss',
  host: { '[hidden]': 'isNothing()' },
})
export class TextInPlace {
  readonly of = input.required<EditedText>();
  readonly label = input.required<string>();
  readonly help = input('');
  readonly editable = input(false);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #opened = signal(false);
  // Told apart by what they say: the page makes another object whenever it draws, and an error would be gone with it.
  readonly #version = computed(() => this.of().version);
  readonly #value = computed(() => this.of().value);
  protected readonly draft = draftForm<TextModel>({
    name: 'text',
    subject: () => `${this.of().name} ${this.of().subject} ${this.of().field}`,
    title: () => `${this.of().title} (${this.label()})`,
    empty: { text: '' },
    saved: () => ({ version: this.#version(), values: { text: this.#value() } }),
    rules: (path) => validateStandardSchema(path, TEXT),
    texts: ['text'],
    fieldsOf: (field, theirs) => (field === this.of().field ? { text: String(theirs) } : {}),
    save: (edit) => this.#save(edit),
  });
  /** What was typed and is not saved opens the field again. */
  protected readonly isOpen = computed(() => this.editable() && (this.#opened() || this.draft.changed()));

  protected readonly isNothing = computed(() => !this.editable() && !this.of().value);

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
    this.#shut();
    return { version: now, values: { text: text.trim() } };
  }
}
