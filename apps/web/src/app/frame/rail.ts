import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '@certitude/web/core';
import { Icon } from '@certitude/web/ui';
import { Tooltip } from '@certitude/web/ui/overlays';
import { pagesFor, settingsFor } from './navigation';
import { OrganizationSwitcher } from './organization-switcher';
import { PersonMenu } from './person-menu';

/** The left rail: which organization, where to go, who am I. Folds to icons; always folded where space is short. */
@Component({
  selector: 'certitude-rail',
  imports: [RouterLink, RouterLinkActive, Tooltip, OrganizationSwitcher, PersonMenu, Icon],
  host: { '[class.folded]': 'folded()' },
  templateUrl: './rail.html',
  styleUrl: './rail.scss',
})
export class Rail {
  protected readonly session = inject(Session);
  readonly folded = input.required<boolean>();
  readonly toggle = output<void>();

  protected readonly root = computed(() => ['/o', this.session.organizationId() ?? '']);
  protected readonly pages = computed(() => {
    const role = this.session.role();
    return role ? pagesFor(role) : [];
  });
  protected readonly settings = computed(() => {
    const role = this.session.role();
    return role ? settingsFor(role) : null;
  });
}
