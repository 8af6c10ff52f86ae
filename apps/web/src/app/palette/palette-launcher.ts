import { Injectable, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { DIALOG } from '@certitude/web/ui/overlays';
import { Palette } from './palette';
import { RecentThings } from './recent-things';
import { StandardCommands } from './standard-commands';

/** Opens the command palette, once. */
@Injectable({ providedIn: 'root' })
export class PaletteLauncher {
  readonly #dialog = inject(MatDialog);
  readonly #isOpen = signal(false);

  constructor() {
    inject(StandardCommands);
    inject(RecentThings);
  }

  open(): void {
    if (this.#isOpen()) return;
    this.#isOpen.set(true);
    this.#dialog
      .open(Palette, {
        ...DIALOG,
        width: '640px',
        position: { top: '10vh' },
        autoFocus: 'input',
        ariaLabel: 'Search and commands',
      })
      .afterClosed()
      .subscribe(() => this.#isOpen.set(false));
  }
}
