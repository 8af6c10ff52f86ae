import { Injectable, inject, type Injector, type Type } from '@angular/core';
import { MatDialog, type MatDialogConfig } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Confirmation, type ConfirmQuestion } from './confirmation';
import { titleIdOf } from './dialog';

let opened = 0;

/** What every dialog has, opened here or by itself. */
export const DIALOG = {
  ariaModal: true,
  backdropClass: 'cdk-overlay-dark-backdrop',
  maxWidth: 'none',
} as const satisfies MatDialogConfig;

export interface DialogOptions<D> {
  /** What the component gets as MAT_DIALOG_DATA. */
  readonly data?: D;
  /** Pixels; never wider than the window. */
  readonly width?: number;
  /** For what the dialog injects from its page. */
  readonly injector?: Injector;
}

/** Opens dialogs and answers what they were closed with; undefined when cancelled. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  readonly #material = inject(MatDialog);

  /** Opens a component whose root is certitude-dialog. It closes itself through MatDialogRef. */
  open<R, D = unknown>(component: Type<unknown>, options: DialogOptions<D> = {}): Promise<R | undefined> {
    const { data, width, injector } = options;
    const id = `certitude-dialog-${++opened}`;
    const ref = this.#material.open<unknown, D, R>(component, {
      ...DIALOG,
      // Told before it is drawn: a dialog may show one page after another, and keeps its name throughout.
      id,
      ariaLabelledBy: titleIdOf(id),
      ...(data === undefined ? {} : { data }),
      ...(injector ? { injector } : {}),
      width: `${width ?? 480}px`,
      // The dialog itself chooses: see `firstPlace`.
      autoFocus: 'dialog',
    });
    return firstValueFrom(ref.afterClosed());
  }

  /** Asks before something is lost. @returns whether the person said yes */
  async confirm(question: ConfirmQuestion): Promise<boolean> {
    return (await this.open<boolean, ConfirmQuestion>(Confirmation, { data: question, width: 440 })) === true;
  }

  /** Closes all that are open, unanswered: the page that they belong to is left. */
  closeAll(): void {
    this.#material.closeAll();
  }
}
