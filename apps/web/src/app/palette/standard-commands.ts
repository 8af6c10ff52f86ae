import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Commands, Session, Theme, type Command } from '@certitude/web/core';
import { pagesFor, settingsFor } from '../frame/navigation';

/** What the palette offers everywhere: pages, organizations, the theme. */
@Injectable({ providedIn: 'root' })
export class StandardCommands {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #theme = inject(Theme);

  constructor() {
    inject(Commands).add(() => [...this.#pages(), ...this.#organizations(), ...this.#themes()]);
  }

  #pages(): Command[] {
    const membership = this.#session.membership();
    if (!membership) return [];
    const settings = settingsFor(membership.role);
    return [...pagesFor(membership.role), ...(settings ? [settings] : [])].map(({ path, label }) => ({
      id: `page.${path}`,
      label,
      group: 'Go to',
      run: () => void this.#router.navigate(['/o', membership.organizationId, path]),
    }));
  }

  #organizations(): Command[] {
    const others = this.#session
      .memberships()
      .filter(({ organizationId }) => organizationId !== this.#session.organizationId());
    return [
      ...others.map(({ organizationId, name }) => ({
        id: `organization.${organizationId}`,
        label: name,
        group: 'Switch organization',
        run: () => void this.#router.navigate(['/o', organizationId]),
      })),
      {
        id: 'organization.new',
        label: 'New organization',
        group: 'Create',
        run: () => void this.#router.navigate(['/organizations/new']),
      },
    ];
  }

  #themes(): Command[] {
    const other = this.#theme.shown() === 'dark' ? 'light' : 'dark';
    return [
      {
        id: 'theme',
        label: `Use the ${other} theme`,
        group: 'Appearance',
        keywords: 'colour mode dark light',
        run: () => this.#theme.choose(other),
      },
    ];
  }
}
