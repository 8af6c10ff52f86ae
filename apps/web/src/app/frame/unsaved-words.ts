import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { Drafts, Session } from '@certitude/web/core';
import { filter, map } from 'rxjs';

/**
 * Above a page that people come back to, after a sign-in or a reload: what they typed there, in a form that has to be
 * opened again to be seen.
 */
@Component({
  selector: 'certitude-unsaved-words',
  host: { role: 'status' },
  template: `
    @if (titles().length > 0) {
      <p>
        What you typed here is kept and not saved yet:
        @for (title of titles(); track $index) {
          <bdi>{{ title }}</bdi>{{ $last ? '.' : ',' }}
        }
        Open it again to go on.
      </p>
    }
  `,
  styles: `
    bdi {
      font-weight: 600;
    }
    p {
      flex: none;
      padding: 6px var(--space-4);
      border-bottom: 1px solid var(--info-border);
      background: var(--info-subtle);
      color: var(--info-ink);
      font-size: var(--text-s);
      text-align: center;
      overflow-wrap: anywhere;
    }
  `,
})
export class UnsavedWords {
  readonly #drafts = inject(Drafts);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #place = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => pathOf(urlAfterRedirects)),
    ),
    { initialValue: pathOf(this.#router.url) },
  );

  protected readonly titles = computed(() => {
    const account = this.#session.account();
    return account ? this.#drafts.closedAt(account.id, this.#place()).map(({ title }) => title) : [];
  });
}

const pathOf = (url: string): string => url.replace(/[?#].*$/, '');
