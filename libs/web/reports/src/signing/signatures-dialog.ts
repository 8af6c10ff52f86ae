import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { SIGNATURE_FIELDS, SignatureField, SignReport } from '@certitude/contracts/signing';
import { ApiError, loadable, sending, Session, Toasts } from '@certitude/web/core';
import { FilePick, FromArchive, PersonById } from '@certitude/web/parts';
import { Button, ErrorState, Field, formatDateTime, FormErrors, Input, Skeleton, TIME_ZONE } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';
import { fieldName } from '@certitude/signatures/words';
import * as z from 'zod';
import { type ReportAt, Signatures } from './signatures';

const SignForm = SignReport.pick({ keyId: true, password: true }).extend({
  field: z.string().min(1, 'must be chosen').pipe(SignatureField),
});

/** The signatures of a report: who signed it, and signing it, on one's own machine or with a stored key. */
@Component({
  selector: 'certitude-signatures-dialog',
  imports: [
    ...[Button, Dialog, ErrorState, Field, FilePick, FormErrors, FormField, FormRoot, FromArchive, Input],
    ...[PersonById, RouterLink, Skeleton],
  ],
  templateUrl: './signatures-dialog.html',
  styleUrl: './signatures-dialog.scss',
})
export class SignaturesDialog {
  readonly #signatures = inject(Signatures);
  readonly #toasts = inject(Toasts);
  readonly #zone = inject(TIME_ZONE);
  readonly #report = inject<ReportAt>(MAT_DIALOG_DATA);
  readonly #model = signal({ keyId: '', password: '', field: '' });
  protected readonly ref = inject<MatDialogRef<SignaturesDialog>>(MatDialogRef);
  protected readonly maySign = inject(Session).can('report:sign');

  protected readonly of = loadable({
    params: () => this.#report,
    load: (report, abort) => this.#signatures.of(report, abort),
  });
  protected readonly signed = computed(() => this.of.value()?.signed ?? []);
  protected readonly newest = computed(() => this.signed()[0] ?? null);
  protected readonly keys = computed(() => this.of.value()?.keys ?? []);
  /** Nothing for the fields that are signed. */
  protected readonly fields = computed(() => {
    const taken = this.newest()?.signatures.map(({ field }) => field) ?? [];
    return SIGNATURE_FIELDS.filter((field) => !taken.includes(field));
  });
  protected readonly nameOf = fieldName;

  protected readonly picked = signal<File | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, SignForm), {
    submission: sending(() => this.#sign()),
  });

  protected fileOf(number: number): string {
    return this.#signatures.fileOf(this.#report, number);
  }

  protected moment(at: string): string {
    return formatDateTime(at, this.#zone());
  }

  protected async bring(file: File): Promise<void> {
    this.picked.set(file);
    this.problem.set(null);
    this.busy.set(true);
    try {
      await this.#signatures.bring(this.#report, { file });
      this.picked.set(null);
      this.#toasts.success('The signed report is kept.');
      this.of.reload();
    } catch (error) {
      this.problem.set(error instanceof ApiError ? `${error.title} ${error.fix}` : String(error));
    } finally {
      this.busy.set(false);
    }
  }

  async #sign(): Promise<void> {
    const body = { ...SignForm.parse(this.#model()), after: this.newest()?.number ?? 0 };
    await this.#signatures.sign(this.#report, body);
    // Asked for each signature: nothing of it stays.
    this.form().reset({ keyId: body.keyId, password: '', field: '' });
    this.#toasts.success('The report is signed.');
    this.of.reload();
  }
}
