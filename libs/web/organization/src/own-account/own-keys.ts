import { Component, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { DEFAULT_KEYS, KEY_COMMANDS, type KeyCommand, type KeyPreference } from '@certitude/contracts';
import { OwnAccount, Session, Toasts, draftForm, type DraftEdit, type Saved } from '@certitude/web/core';
import { Button, Card, DraftNotice, DraftOf, Field, FormErrors, Input } from '@certitude/web/ui';
import { COMMAND_NAMES, KeysForm, conflictText, toKeysForm, toPreference } from './keys-model';

const savedOf = ({ version, keys }: { readonly version: number; readonly keys: KeyPreference }): Saved<KeysForm> => ({
  version,
  values: toKeysForm(keys),
});

/** Single keys: on or off, and which key does what. */
@Component({
  selector: 'certitude-own-keys',
  imports: [Button, Card, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input],
  templateUrl: './own-keys.html',
  styleUrl: './own-keys.scss',
})
export class OwnKeys {
  readonly #session = inject(Session);
  readonly #account = inject(OwnAccount);
  readonly #toasts = inject(Toasts);

  protected readonly commands = KEY_COMMANDS;
  protected readonly names = COMMAND_NAMES;
  protected readonly defaults = DEFAULT_KEYS;
  protected readonly draft = draftForm<KeysForm>({
    name: 'account-keys',
    title: () => 'Your keys',
    empty: toKeysForm({ enabled: true, keys: {} }),
    saved: () => {
      const account = this.#session.account();
      return account ? savedOf(account) : undefined;
    },
    rules: (path) => validateStandardSchema(path, KeysForm),
    fieldsOf: (_, theirs) => toKeysForm(theirs as KeyPreference),
    save: (edit) => this.#save(edit),
  });

  protected conflictAt(command: KeyCommand): string | null {
    return conflictText(this.draft.values(), command);
  }

  /** All keys as they were made, to be saved or thought over. */
  protected reset(): void {
    this.draft.set(DEFAULT_KEYS);
  }

  async #save({ version, values }: DraftEdit<KeysForm>): Promise<Saved<KeysForm>> {
    const view = await this.#account.edit({ version, changes: { keys: toPreference(values) } });
    this.#toasts.success('Saved.');
    return savedOf(view);
  }
}
