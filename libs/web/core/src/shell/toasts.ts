import { Injectable, signal } from '@angular/core';
import { ApiError } from '../http/api-error';

export type ToastTone = 'info' | 'success' | 'danger';

export interface Toast {
  readonly id: number;
  readonly tone: ToastTone;
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const MILLISECONDS = { info: 5_000, success: 4_000, danger: 10_000 } as const;
const WITH_ACTION = 10_000;

/** Short messages at the edge of the window. The frame shows them; pages only say what happened. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  #count = 0;
  readonly #all = signal<readonly Toast[]>([]);
  readonly all = this.#all.asReadonly();

  /** Something worked: "Invitation revoked". An action offers undo. */
  success(text: string, action?: Toast['action']): void {
    this.#show('success', text, action ?? null);
  }

  info(text: string, action?: Toast['action']): void {
    this.#show('info', text, action ?? null);
  }

  /** Something failed that has no place on the page. ApiErrors say what and how to fix it. */
  failure(error: unknown): void {
    const { title, fix } = ApiError.from(error);
    this.#show('danger', `${title} ${fix}`, null);
  }

  dismiss(id: number): void {
    this.#all.update((all) => all.filter((toast) => toast.id !== id));
  }

  #show(tone: ToastTone, text: string, action: Toast['action']): void {
    const id = ++this.#count;
    this.#all.update((all) => [...all.slice(-3), { id, tone, text, action }]);
    setTimeout(() => this.dismiss(id), action ? WITH_ACTION : MILLISECONDS[tone]);
  }
}
