import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type EvidenceContent, type EvidenceView } from '@certitude/contracts';
import { ApiError } from '@certitude/web/core';
import { Button, Dialog, Field, Input, Notice, ProgressBar, Segmented, type Choice } from '@certitude/web/ui';
import { EvidenceLibrary } from '../data-access/evidence-library';

/** New evidence, or a new revision of one that exists. */
export interface ContentRequest {
  readonly evidence: EvidenceView | null;
}
type Kind = EvidenceContent['kind'];

/** Asks for a file, link or statement and stores it; closes with the evidence. */
@Component({
  selector: 'certitude-content-dialog',
  imports: [Button, Dialog, Field, Input, Notice, ProgressBar, Segmented],
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
  protected readonly kind = signal<Kind>('file');
  protected readonly title = signal('');
  protected readonly file = signal<File | null>(null);
  protected readonly url = signal('https://');
  protected readonly statement = signal('');
  protected readonly validUntil = signal('');
  protected readonly progress = signal<number | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected chooseFile(list: FileList | null): void {
    const file = list?.item(0) ?? null;
    this.file.set(file);
    if (file && this.title() === '') this.title.set(file.name);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.ref.close(await this.#store());
    } catch (error) {
      const { title, fix, problems } = ApiError.from(error);
      this.failure.set(
        [title, ...problems.map(({ path, message }) => `${path.replace(/^body\./, '')} ${message}.`), fix].join(' '),
      );
    } finally {
      this.busy.set(false);
      this.progress.set(null);
    }
  }

  async #store(): Promise<EvidenceView> {
    const body = { content: await this.#content(), validUntil: this.validUntil() || null };
    const { evidence } = this.request;
    return evidence
      ? this.#library.revise(evidence.id, { ...body, version: evidence.current.number })
      : this.#library.create({ ...body, title: this.title() });
  }

  async #content(): Promise<EvidenceContent> {
    const file = this.file();
    if (this.kind() === 'link') return { kind: 'link', url: this.url().trim() };
    if (this.kind() === 'statement' || !file) return { kind: 'statement', statement: this.statement() };
    const stored = await this.#library.upload(file, (share) => this.progress.set(share));
    return { kind: 'file', fileId: stored.id };
  }

  protected isComplete(): boolean {
    const hasTitle = this.request.evidence !== null || this.title().trim() !== '';
    const content = {
      file: this.file() !== null,
      link: this.url().length > 8,
      statement: this.statement().trim() !== '',
    };
    return hasTitle && content[this.kind()];
  }
}
