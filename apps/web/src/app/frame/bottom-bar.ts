import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '@certitude/web/core';
import { pagesFor, settingsFor } from './navigation';
import { Icon } from '@certitude/web/ui';

const ROOM = 5;

/** On phones: the five most used pages. The others are in the command palette. */
@Component({
  selector: 'certitude-bottom-bar',
  imports: [RouterLink, RouterLinkActive, Icon],
  template: `
    <nav aria-label="Main">
      @for (page of pages(); track page.path) {
        <a [routerLink]="[...root(), page.path]" routerLinkActive="active" ariaCurrentWhenActive="page">
          <svg [certitudeIcon]="page.icon" [size]="20"></svg>{{ page.short }}
        </a>
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
    a {
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
  protected readonly pages = computed(() => {
    const role = this.#session.role();
    if (!role) return [];
    const settings = settingsFor(role);
    return [...pagesFor(role), ...(settings ? [settings] : [])].slice(0, ROOM);
  });
}
