import { Component, computed, inject, input } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Session } from '@certitude/web/core';
import { Icon, ROLE_NAMES, Tag } from '@certitude/web/ui';

/** Which organization is open, and the way to another. */
@Component({
  selector: 'certitude-organization-switcher',
  imports: [MatMenuModule, RouterLink, Tag, Icon],
  template: `
    <button type="button" class="trigger" [class.small]="small()" [matMenuTriggerFor]="menu">
      <span class="mark" aria-hidden="true">{{ letter() }}</span>
      @if (small()) {
        <span class="visually-hidden">{{ current()?.name }}</span>
        @if (current()?.sample) {
          <certitude-tag>Sample</certitude-tag>
        }
      } @else {
        <span class="names">
          <span class="name">{{ current()?.name }}</span>
          <span class="role">
            {{ role() }}
            @if (current()?.sample) {
              <certitude-tag>Sample</certitude-tag>
            }
          </span>
        </span>
        <svg certitudeIcon="chevrons-up-down" [size]="14"></svg>
      }
      <span class="visually-hidden">, switch organization</span>
    </button>
    <mat-menu #menu="matMenu">
      @for (membership of session.memberships(); track membership.organizationId) {
        <a mat-menu-item [routerLink]="['/o', membership.organizationId]">
          <span class="choice">{{ membership.name }}</span>
          @if (membership.sample) {
            <certitude-tag>Sample</certitude-tag>
          }
          @if (membership.suspended) {
            <certitude-tag>Suspended</certitude-tag>
          }
          @if (membership.organizationId === session.organizationId()) {
            <svg certitudeIcon="check" [size]="14" title="Open now"></svg>
          }
        </a>
      }
      <a mat-menu-item routerLink="/organizations/new"><svg certitudeIcon="plus" [size]="14"></svg>New organization</a>
    </mat-menu>
  `,
  styleUrl: './trigger.scss',
})
export class OrganizationSwitcher {
  protected readonly session = inject(Session);
  readonly small = input(false);
  protected readonly current = this.session.membership;
  protected readonly letter = computed(() => [...(this.current()?.name ?? '')][0]?.toUpperCase() ?? '');
  protected readonly role = computed(() => {
    const membership = this.current();
    return membership ? ROLE_NAMES[membership.role] : '';
  });
}
