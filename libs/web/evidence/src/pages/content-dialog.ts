import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type EvidenceContent, type EvidenceId, type EvidenceView } from '@certitude/contracts';
import { draftForm, type DraftEdit } from '@certitude/web/core';
import {
  AcceptedFiles,
  Button,
  Dialog,
  DraftNotice,
  DraftOf,
  Field,
  FormErrors,
  Input,
  ProgressBar,
  Segmented,
  type Choice,
} from '@certitude/web/ui';
import { formFieldsOf, revisionOf, type ContentForm, type Kind } from '../content-model';
import { EvidenceLibrary } from '../data-access/evidence-library';

/** New evidence, or a new revision of one that exists. */
export interface ContentRequest {
  readonly evidence: EvidenceView | null;
}

/** Asks for a file, link or statement and stores it; closes with the evidence. */
@Component({
  selector: 'certitude-content-dialog',
  imports: [
    AcceptedFiles,
    Button,
    Dialog,
    DraftNotice,
    DraftOf,
    Field,
    FormErrors,
    FormField,
    FormRoot,
    Input,
    ProgressBar,
    Segmented,
  ],
  templateUrl: './content-dialog.html',
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
  protected readonly kinds: readonly Choice<Kind>[] = [
    { value: 'file', label: 'File' },
    { value: 'link', label: 'Link' },
    { value: 'statement', label: 'Statement' },
  ];
  protected readonly draft = draftForm<ContentForm>({
    name: this.request.evidence ? 'new-revision' : 'new-evidence',
    subject: () => this.request.evidence?.id ?? '',
    title: () => (this.request.evidence ? `New revision: ${this.request.evidence.title}` : 'New evidence'),
    ...revisionOf(this.request.evidence),
    fieldsOf: formFieldsOf,
    texts: ['statement'],
    save: (edit) => this.#store(edit),
  });
  protected readonly file = signal<File | null>(null);
  protected readonly progress = signal<number | null>(null);

  protected choose(kind: Kind): void {
    this.draft.set({ kind });
  }

  protected chooseFile(list: FileList | null): void {
    const file = list?.item(0) ?? null;
    this.file.set(file);
    if (file && this.draft.values().title === '') this.draft.set({ title: file.name });
  }

  async #store({ id, version, values }: DraftEdit<ContentForm>): Promise<void> {
    try {
      const body = { content: await this.#content(values), validUntil: values.validUntil || null };
      const { evidence } = this.request;
      const stored = evidence
        ? await this.#library.revise(evidence.id, { ...body, version })
        : await this.#library.create({ ...body, title: values.title, id: id as EvidenceId });
      this.ref.close(stored);
    } finally {
      this.progress.set(null);
    }
  }

  async #content({ kind, url, statement }: ContentForm): Promise<EvidenceContent> {
    const file = this.file();
    if (kind === 'link') return { kind, url: url.trim() };
    if (kind === 'statement' || !file) return { kind: 'statement', statement };
    const stored = await this.#library.upload(file, (share) => this.progress.set(share));
    return { kind: 'file', fileId: stored.id };
  }

  protected isComplete(): boolean {
    const { kind, title, url, statement } = this.draft.values();
    const hasTitle = this.request.evidence !== null || title.trim() !== '';
    const content = { file: this.file() !== null, link: url.length > 8, statement: statement.trim() !== '' };
    return hasTitle && content[kind];
  }
}
