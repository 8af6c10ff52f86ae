import { Component, computed, inject } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '@certitude/web/core';
import { pagesFor, settingsFor } from './navigation';
import { Icon } from '@certitude/web/ui';

const ROOM = 5;

/** On phones: the most used pages, and the others behind “More”. */
@Component({
  selector: 'certitude-bottom-bar',
  imports: [MatMenuModule, RouterLink, RouterLinkActive, Icon],
  template: `
    <nav aria-label="Main">
      @for (page of pages(); track page.path) {
        <a [routerLink]="[...root(), page.path]" routerLinkActive="active" ariaCurrentWhenActive="page">
          <svg [certitudeIcon]="page.icon" [size]="20"></svg>{{ page.short }}
        </a>
      }
      @if (others().length > 0) {
        <button type="button" aria-label="More pages" [class.active]="isElsewhere()" [matMenuTriggerFor]="more">
          <svg certitudeIcon="ellipsis" [size]="20"></svg>More
        </button>
        <mat-menu #more="matMenu" yPosition="above" xPosition="before">
          @for (page of others(); track page.path) {
            <a mat-menu-item [routerLink]="[...root(), page.path]">
              <svg [certitudeIcon]="page.icon" [size]="16"></svg>{{ page.label }}
            </a>
          }
        </mat-menu>
      }
    </nav>
  `,
  styles: `
    @use 'mixins' as *;
    @include wider-than-phone {
      :host {
        display: none;
      }
    }
    nav {
      display: flex;
      padding-bottom: env(safe-area-inset-bottom);
      border-top: 1px solid var(--border);
      background: var(--surface-raised);
    }
    nav > a,
    nav > button {
      display: flex;
      flex: 1;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 2px;
      min-width: 0;
      height: var(--bottom-bar-height);
      color: var(--text-muted);
      font-size: 11px;
      font-weight: var(--weight-medium);
      @include focus-ring(-2px);
    }
    a:hover {
      text-decoration: none;
    }
    .active {
      color: var(--accent-ink);
    }
  `,
})
export class BottomBar {
  readonly #session = inject(Session);
  protected readonly root = computed(() => ['/o', this.#session.organizationId() ?? '']);
  readonly #router = inject(Router);
  readonly #all = computed(() => {
    const role = this.#session.role();
    if (!role) return [];
    const settings = settingsFor(role);
    return [...pagesFor(role), ...(settings ? [settings] : [])];
  });
  protected readonly pages = computed(() => (this.#all().length > ROOM ? this.#all().slice(0, ROOM - 1) : this.#all()));
  protected readonly others = computed(() => this.#all().slice(this.pages().length));
  /** Whether the page that is open is behind “More”. */
  protected readonly isElsewhere = computed(() => {
    this.#router.lastSuccessfulNavigation();
    return this.others().some(({ path }) =>
      this.#router.isActive(this.#router.createUrlTree([...this.root(), path]), {
        paths: 'subset',
        queryParams: 'ignored',
        fragment: 'ignored',
        matrixParams: 'ignored',
      }),
    );
  });
}
