import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { Session, Theme, Toasts, personOf } from '@certitude/web/core';
import { Leaving } from '@certitude/web/parts';
import { Avatar, Icon } from '@certitude/web/ui';

/** Who is signed in: their account, light or dark, sign out. */
@Component({
  selector: 'certitude-person-menu',
  imports: [MatMenuModule, RouterLink, Avatar, Icon],
  template: `
    @if (session.account(); as account) {
      <button type="button" class="trigger" [class.small]="small()" [matMenuTriggerFor]="menu">
        @if (person(); as person) {
          <certitude-avatar [person]="person" [size]="24" aria-hidden="true" />
        }
        <span class="names" [class.visually-hidden]="small()"
          ><span class="name">{{ account.name }}</span></span
        >
        <span class="visually-hidden">, account, theme and sign out</span>
      </button>
      <mat-menu #menu="matMenu" xPosition="after" yPosition="above">
        <div class="head">
          <span class="choice">{{ account.name }}</span>
          <span class="muted">{{ account.email }}</span>
        </div>
        <a mat-menu-item routerLink="/account"><svg certitudeIcon="user-round" [size]="14"></svg>Your account</a>
        <div class="line" role="separator"></div>
        @for (choice of choices; track choice.value) {
          <button
            mat-menu-item
            role="menuitemradio"
            [attr.aria-checked]="theme.choice() === choice.value"
            (click)="theme.choose(choice.value)"
          >
            <svg [certitudeIcon]="choice.icon" [size]="14"></svg><span class="choice">{{ choice.label }}</span>
            @if (theme.choice() === choice.value) {
              <svg certitudeIcon="check" [size]="14"></svg>
            }
          </button>
        }
        <div class="line" role="separator"></div>
        <button mat-menu-item (click)="signOut()"><svg certitudeIcon="log-out" [size]="14"></svg>Sign out</button>
      </mat-menu>
    }
  `,
  styleUrl: './trigger.scss',
})
export class PersonMenu {
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #leaving = inject(Leaving);
  protected readonly session = inject(Session);
  protected readonly theme = inject(Theme);
  readonly small = input(false, { transform: booleanAttribute });

  protected readonly choices = [
    { value: 'system', label: 'Like the system', icon: 'monitor' },
    { value: 'light', label: 'Light', icon: 'sun' },
    { value: 'dark', label: 'Dark', icon: 'moon' },
  ] as const;
  protected readonly person = computed(() => {
    const account = this.session.account();
    return account ? personOf(account.id, account.name, true, account.picture) : null;
  });

  protected async signOut(): Promise<void> {
    try {
      if (await this.#leaving.signOut()) await this.#router.navigate(['/sign-in']);
    } catch (error) {
      this.#toasts.failure(error);
    }
  }
}
