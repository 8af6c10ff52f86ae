import { Component, computed, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TopBar } from '@certitude/web/core';
import { NotificationBell } from '@certitude/web/notifications';
import { Button, Icon } from '@certitude/web/ui';
import { AvatarStack } from '@certitude/web/ui/panes';
import { OrganizationSwitcher } from './organization-switcher';
import { PersonMenu } from './person-menu';
import { SavingSign } from './saving-sign';

/** The top bar: where am I, who is here, is it saved, find anything. On phones also organization and person. */
@Component({
  selector: 'certitude-bar',
  imports: [RouterLink, AvatarStack, Button, NotificationBell, OrganizationSwitcher, PersonMenu, SavingSign, Icon],
  templateUrl: './bar.html',
  styleUrl: './bar.scss',
})
export class Bar {
  protected readonly bar = inject(TopBar);
  readonly search = output<void>();
  protected readonly others = computed(() => this.bar.presence().filter((person) => !person.you));
  protected readonly keys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';
}
