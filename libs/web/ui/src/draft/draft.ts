import { Directive, InjectionToken, forwardRef, input, type Signal } from '@angular/core';

/** A field's text that somebody else saved differently, in words. */
export interface MergeConflict {
  readonly by: { readonly name: string; readonly isSelf: boolean } | null;
  readonly at: string | null;
  readonly theirs: string;
  readonly mine: string;
  readonly canCombine: boolean;
}

/** What a form with text that is not saved yet can be asked and told. Fields are signal forms' fields. */
export interface UnsavedForm {
  /** When text that was brought back was written; null when nothing was. */
  readonly restoredAt: Signal<string | null>;
  discard(): void;
  conflictAt(field: () => unknown): MergeConflict | null;
  keepMine(field: () => unknown): void;
  takeTheirs(field: () => unknown): void;
  combine(field: () => unknown): void;
}

/** The form that a field belongs to. */
export const UNSAVED_FORM = new InjectionToken<{ readonly certitudeDraft: Signal<UnsavedForm> }>('UNSAVED_FORM');

/**
 * Marks a form whose text is kept until it is saved: its fields show what somebody else saved meanwhile.
 * `<form [formRoot]="draft.form" [certitudeDraft]="draft">`
 */
@Directive({
  selector: '[certitudeDraft]',
  providers: [{ provide: UNSAVED_FORM, useExisting: forwardRef(() => DraftOf) }],
})
export class DraftOf {
  readonly certitudeDraft = input.required<UnsavedForm>();
}
