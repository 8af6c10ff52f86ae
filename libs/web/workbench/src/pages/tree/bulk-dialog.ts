import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type Applicability, type ResponseId } from '@certitude/contracts';
import { Members } from '@certitude/web/core';
import { peopleToChoose } from '@certitude/web/parts';
import { Button, Field, Input, Notice } from '@certitude/web/ui';
import { DateField, Segmented, type Choice } from '@certitude/web/ui/panes';
import { Dialog } from '@certitude/web/ui/overlays';
import { BULK_FIELDS, NOBODY, bulkSetting, partedByRight, type BulkEntry, type BulkField } from '../../rules/bulk';
import { APPLICABILITY_LABELS, FIELD_LABELS } from '../../rules/labels';
import { valueText } from '../../rules/values';
import { WorkbenchState } from '../workbench-state';

/** What the dialog is given: the requirements that are selected. */
export interface BulkOf {
  readonly ids: readonly ResponseId[];
}
/** What it is closed with: what was done, as a sentence. */
export interface BulkSet {
  readonly text: string;
}

type Kind = Applicability['applicability'];
const KINDS: readonly Kind[] = ['applicable', 'partially-applicable', 'not-applicable'];
const MOST_NAMED = 12;

/** Sets owner, due date or applicability of several requirements, each by an edit like any other. */
@Component({
  selector: 'certitude-bulk-dialog',
  imports: [Button, DateField, Dialog, Field, Input, Notice, Segmented],
  templateUrl: './bulk-dialog.html',
  styles: `
    @use 'mixins' as *;
    .tick {
      @include tick;
    }
  `,
})
export class BulkDialog {
  readonly #state = inject(WorkbenchState);
  readonly #members = inject(Members);
  readonly #of = inject<BulkOf>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<BulkDialog, BulkSet>>(MatDialogRef);
  protected readonly labels = FIELD_LABELS;
  protected readonly nobody = NOBODY;
  protected readonly kinds: readonly Choice<Kind>[] = KINDS.map((value) => ({
    value,
    label: APPLICABILITY_LABELS[value],
  }));
  protected readonly fields = computed<readonly Choice<BulkField>[]>(() =>
    BULK_FIELDS.filter((field) => field === 'applicability' || this.#state.live.mayAssign()).map((value) => ({
      value,
      label: FIELD_LABELS[value],
    })),
  );
  protected readonly entry = signal<BulkEntry>({
    field: this.#state.live.mayAssign() ? 'owner' : 'applicability',
    owner: '',
    dueOn: '',
    isUndated: false,
    kind: 'not-applicable',
    reason: '',
  });
  protected readonly isMissing = signal(false);
  protected readonly people = computed(() => peopleToChoose(this.#members, null));
  readonly #parted = computed(() => partedByRight(this.#of.ids, (id) => this.#mayChange(id)));
  protected readonly count = computed(() => this.#parted().changed.length);
  /** Those that stay as they are, since the person may not answer them, by number. */
  protected readonly kept = computed(() => {
    const { kept } = this.#parted();
    const numbers = kept.slice(0, MOST_NAMED).map((id) => this.#state.outline().byId.get(id)?.number ?? '');
    return kept.length > MOST_NAMED ? `${numbers.join(', ')} and ${kept.length - MOST_NAMED} more` : numbers.join(', ');
  });

  protected enter(changes: Partial<BulkEntry>): void {
    this.entry.update((entry) => ({ ...entry, ...changes }));
    this.isMissing.set(false);
  }

  protected set(): void {
    const setting = bulkSetting(this.entry());
    if (!setting) return this.isMissing.set(true);
    const { changed } = this.#parted();
    if (changed.length === 0) return;
    this.#state.live.setAll(changed, setting);
    const value = valueText(setting.field, setting.value, this.#state.nameOf);
    const of = changed.length === 1 ? 'one requirement' : `${changed.length} requirements`;
    this.ref.close({ text: `${FIELD_LABELS[setting.field]} of ${of}: ${value}.` });
  }

  #mayChange(id: ResponseId): boolean {
    const { live } = this.#state;
    if (this.entry().field !== 'applicability') return live.mayAssign();
    const view = live.view(id);
    return view !== null && live.mayAnswer(view);
  }
}
