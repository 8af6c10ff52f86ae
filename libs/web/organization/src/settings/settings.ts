import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session, fillTopBar } from '@certitude/web/core';
import { PageHeader } from '@certitude/web/ui';

/** Settings of the organization; each part has its own address. */
@Component({
  selector: 'certitude-settings',
  imports: [PageHeader, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <div class="page">
      <certitude-page-header title="Settings" />
      <nav aria-label="Settings">
        @for (part of parts(); track part.path) {
          <a [routerLink]="part.path" routerLinkActive="active" ariaCurrentWhenActive="page">{{ part.label }}</a>
        }
      </nav>
      <router-outlet />
    </div>
  `,
  styles: `
    @use 'mixins' as *;
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-1);
      margin-bottom: var(--space-5);
      border-bottom: 1px solid var(--border);
    }
    a {
      padding: 0 var(--space-2);
      border-bottom: 2px solid transparent;
      color: var(--text-muted);
      font-size: var(--text-s);
      font-weight: var(--weight-medium);
      line-height: 36px;
      white-space: nowrap;
      @include focus-ring(-2px);
    }
    a:hover {
      color: var(--text);
      text-decoration: none;
    }
    .active {
      border-color: var(--accent);
      color: var(--text);
    }
  `,
})
export class Settings {
  readonly #session = inject(Session);

  protected readonly parts = computed(() => [
    { path: 'profile', label: 'Organization' },
    { path: 'members', label: 'Members' },
    { path: 'files', label: 'Files' },
    { path: 'finalizing', label: 'Finalizing' },
    ...(this.#session.can('report:sign') ? [{ path: 'signing', label: 'Signing' }] : []),
    ...(this.#session.can('member:manage') ? [{ path: 'invitations', label: 'Invitations' }] : []),
    ...(this.#session.can('organization:export') ? [{ path: 'export', label: 'Export' }] : []),
    ...(this.#session.can('deletion:manage') ? [{ path: 'deleted', label: 'Recently deleted' }] : []),
  ]);

  constructor() {
    fillTopBar({ crumbs: () => [{ label: 'Settings' }] });
  }
}
