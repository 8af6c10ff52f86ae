import { Component, type ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { Session, Toasts, personOf } from '@certitude/web/core';
import { Avatar, Button } from '@certitude/web/ui';
import { OwnSignIn } from '../data-access/own-sign-in';
import { PictureScaling } from './picture-scaling.service';

/** The person's picture, or their initials: choose one, remove it. */
@Component({
  selector: 'certitude-own-picture',
  imports: [Avatar, Button],
  template: `
    @if (person(); as person) {
      <certitude-avatar [person]="person" [size]="64" aria-hidden="true" />
    }
    <div class="text">
      <div class="buttons">
        <button type="button" certitudeButton [busy]="busy()" (click)="choose()">
          {{ hasOne() ? 'Change picture' : 'Add picture' }}
        </button>
        @if (hasOne()) {
          <button type="button" certitudeButton="quiet" [busy]="busy()" (click)="remove()">Remove picture</button>
        }
      </div>
      <p class="muted">
        Your browser makes it small and square before it is sent. People of your organizations see it; without one, they
        see your initials.
      </p>
      @if (problem(); as text) {
        <p class="problem" role="alert">{{ text }}</p>
      }
    </div>
    <input
      #picker
      type="file"
      accept="image/*"
      class="visually-hidden"
      tabindex="-1"
      aria-label="Picture"
      (change)="take(picker)"
    />
  `,
  styles: `
    :host {
      position: relative;
      display: flex;
      align-items: flex-start;
      gap: var(--space-4);
    }
    .text {
      min-width: 0;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    p {
      margin-top: var(--space-2);
      font-size: var(--text-xs);
    }
    .problem {
      color: var(--danger-ink);
    }
  `,
})
export class OwnPicture {
  readonly #session = inject(Session);
  readonly #own = inject(OwnSignIn);
  readonly #scaling = inject(PictureScaling);
  readonly #toasts = inject(Toasts);
  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');

  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly hasOne = computed(() => (this.#session.account()?.picture ?? null) !== null);
  protected readonly person = computed(() => {
    const account = this.#session.account();
    return account ? personOf(account.id, account.name, true, account.picture) : null;
  });

  protected choose(): void {
    this.picker().nativeElement.click();
  }

  protected async take(picker: HTMLInputElement): Promise<void> {
    const [file] = picker.files ?? [];
    // The same file may be chosen again.
    picker.value = '';
    if (!file) return;
    this.problem.set(null);
    const picture = await this.#scaling.scaled(file).catch(() => null);
    if (picture) await this.#do(() => this.#own.setPicture(picture), 'Your picture is changed.');
    else this.problem.set('Your browser cannot read this file as a picture. Choose a JPEG, PNG or WebP file.');
  }

  protected remove(): Promise<void> {
    return this.#do(() => this.#own.removePicture(), 'Your picture is removed.');
  }

  async #do(work: () => Promise<void>, done: string): Promise<void> {
    this.busy.set(true);
    try {
      await work();
      this.#toasts.success(done);
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
