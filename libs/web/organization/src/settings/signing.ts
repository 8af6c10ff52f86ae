import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { KINDS_OF_REPORT, reportTitle } from '@certitude/contracts/reporting';
import { MAX_KEY_STORE, type SigningKeyUseView, type SigningKeyView, StoreKey } from '@certitude/contracts/signing';
import { loadable, pagedList, sending, Session, Toasts } from '@certitude/web/core';
import { FilePick, PersonById, ShowMore } from '@certitude/web/parts';
import {
  Button,
  Card,
  ErrorState,
  Field,
  formatDate,
  FormErrors,
  Input,
  Notice,
  RelativeTime,
  Skeleton,
  TIME_ZONE,
} from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { SigningKeys } from '../data-access/signing-keys';

const KeyForm = StoreKey.pick({ name: true, password: true });

const OUTCOMES: Readonly<Record<SigningKeyUseView['outcome'], string>> = {
  signed: 'Signed',
  'wrong-password': 'Wrong password',
  refused: 'Refused',
};

/** Stored keys for signing reports: whether there may be any, which there are, who used them. */
@Component({
  selector: 'certitude-signing',
  imports: [
    ...[Button, Card, ErrorState, Field, FilePick, FormErrors, FormField, FormRoot, Input, Notice],
    ...[PersonById, RelativeTime, ShowMore, Skeleton],
  ],
  templateUrl: './signing.html',
  styleUrls: ['./table-page.scss', './signing.scss'],
})
export class Signing {
  readonly #keys = inject(SigningKeys);
  readonly #toasts = inject(Toasts);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(Session);
  readonly #zone = inject(TIME_ZONE);
  readonly #model = signal({ name: '', password: '' });

  protected readonly of = loadable({ params: () => true, load: (_, abort) => this.#keys.all(abort) });
  protected readonly uses = pagedList({
    params: () => (this.maySeeUses() ? {} : undefined),
    load: (_, after, abort) => this.#keys.uses(after, abort),
  });
  protected readonly mayChange = computed(() => this.#session.can('signing-key:manage'));
  protected readonly maySeeUses = computed(() => this.#session.can('audit:read'));
  protected readonly outcomes = OUTCOMES;
  protected readonly busy = signal(false);
  protected readonly file = signal<File | null>(null);
  protected readonly fileProblem = signal<string | null>(null);
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, KeyForm), {
    submission: sending(() => this.#store()),
  });

  protected day(moment: string): string {
    return formatDate(moment, this.#zone());
  }

  protected titleOf({ reportKind, method }: SigningKeyUseView): string {
    return method === null ? KINDS_OF_REPORT[reportKind].title : reportTitle(reportKind, method);
  }

  protected choose(file: File): void {
    this.file.set(file);
    this.fileProblem.set(file.size > MAX_KEY_STORE ? 'This file is larger than a key store.' : null);
  }

  protected async turn(box: HTMLInputElement): Promise<void> {
    this.busy.set(true);
    try {
      await this.#keys.turn(box.checked);
      this.of.reload();
      this.#toasts.success('Saved.');
    } catch (error) {
      // What is shown is what is so.
      box.checked = !box.checked;
      this.#toasts.failure(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async remove(key: SigningKeyView): Promise<void> {
    const isSure = await this.#dialogs.confirm({
      title: `Remove the key ${key.name}?`,
      text: 'Nobody can sign with it here then. What was signed with it stays unchanged.',
      action: 'Remove the key',
    });
    if (!isSure) return;
    try {
      await this.#keys.remove(key);
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.of.reload();
    }
  }

  async #store(): Promise<void> {
    const file = this.file();
    if (!file || this.fileProblem() !== null) {
      this.fileProblem.update((problem) => problem ?? 'Choose the file of the key.');
      return;
    }
    const content = base64Of(new Uint8Array(await file.arrayBuffer()));
    await this.#keys.store({ ...KeyForm.parse(this.#model()), content });
    this.form().reset({ name: '', password: '' });
    this.file.set(null);
    this.#toasts.success('The key is stored.');
    this.of.reload();
  }
}

const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
