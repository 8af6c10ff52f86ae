import { Injectable, computed, inject } from '@angular/core';
import { keysOf, type KeyCommand, type KeyPreference } from '@certitude/contracts';
import { Session } from '../session/session';
import { commandOf, type KeyPress } from './key-press';

const UNCHANGED: KeyPreference = { enabled: true, keys: {} };

/** Single keys, as the person has them: the one place that says what a key press asks for. */
@Injectable({ providedIn: 'root' })
export class Keys {
  readonly #session = inject(Session);
  readonly preference = computed<KeyPreference>(() => this.#session.account()?.keys ?? UNCHANGED);
  readonly enabled = computed(() => this.preference().enabled);

  commandOf(press: KeyPress): KeyCommand | null {
    return commandOf(press, this.preference());
  }

  /** The keys of some commands, to be shown beside what they do; none where they do nothing. */
  of(commands: readonly KeyCommand[]): readonly string[] {
    const keys = keysOf(this.preference());
    return this.enabled() ? commands.map((command) => keys[command]) : [];
  }
}
