import { Component, inject } from '@angular/core';
import { FormRoot } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type EvidenceId, type EvidenceView } from '@certitude/contracts';
import { Button, DraftNotice, DraftOf, FormErrors } from '@certitude/web/ui';
import { Segmented } from '@certitude/web/ui/panes';
import { Dialog } from '@certitude/web/ui/overlays';
import { type AnswerPlace } from '../answer-place';
import { CONTENT_KINDS, type Kind } from './content-model';
import { EvidenceFields } from './evidence-fields';
import { evidenceForm, type WrittenEvidence } from './evidence-form';
import { EvidenceLibrary } from './evidence-library';

/** New evidence, or a new revision of one that exists. */
export interface ContentRequest {
  readonly evidence: EvidenceView | null;
  /** The file that new evidence is made of, when it was chosen already. */
  readonly file?: File;
  /** The answer that new evidence is for; without it, it is for the library. */
  readonly answer?: AnswerPlace;
}

/** Asks for a file, link or statement and stores it; closes with the evidence. */
@Component({
  selector: 'certitude-content-dialog',
  imports: [Button, Dialog, DraftNotice, DraftOf, EvidenceFields, FormErrors, FormRoot, Segmented],
  template: `
    <form [formRoot]="of.draft.form" [certitudeDraft]="of.draft">
      <certitude-dialog [title]="request.evidence ? 'New revision' : 'Add evidence'">
        <certitude-draft-notice />
        <certitude-form-errors [of]="of.draft.form" />
        <certitude-segmented
          label="Kind of evidence"
          [choices]="kinds"
          [value]="of.draft.values().kind"
          (valueChange)="choose($event)"
        />
        <certitude-evidence-fields [of]="of" />
        <ng-container dialog-actions>
          <button type="button" certitudeButton (click)="ref.close()">Close</button>
          <button type="submit" certitudeButton="primary" [busy]="of.draft.form().submitting()">Save</button>
        </ng-container>
      </certitude-dialog>
    </form>
  `,
  styles: `
    form {
      display: contents;
    }
  `,
})
export class ContentDialog {
  readonly #library = inject(EvidenceLibrary);
  protected readonly request = inject<ContentRequest>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<ContentDialog, EvidenceView>>(MatDialogRef);
  protected readonly kinds = CONTENT_KINDS;
  protected readonly of = evidenceForm({
    name: this.request.evidence ? 'new-revision' : 'new-evidence',
    subject: () => this.request.evidence?.id ?? this.request.answer?.responseId ?? '',
    title: () => (this.request.evidence ? `New revision: ${this.request.evidence.title}` : 'New evidence'),
    revises: this.request.evidence,
    save: async (written) => this.ref.close(await this.#store(written)),
  });

  constructor() {
    const { file } = this.request;
    if (!file) return;
    this.choose('file');
    this.of.take(file);
  }

  protected choose(kind: Kind): void {
    this.of.draft.set({ kind });
  }

  #store({ id, version, title, ...content }: WrittenEvidence): Promise<EvidenceView> {
    const { evidence, answer } = this.request;
    return evidence
      ? this.#library.revise(evidence.id, { ...content, version, ...(title === evidence.title ? {} : { title }) })
      : this.#library.create({ ...content, title, id: id as EvidenceId }, answer ? [answer] : []);
  }
}
