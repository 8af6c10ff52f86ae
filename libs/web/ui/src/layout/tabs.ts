import {
  Component,
  Directive,
  ElementRef,
  TemplateRef,
  computed,
  contentChildren,
  inject,
  input,
  model,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';

let count = 0;

/** One tab: `<ng-template certitudeTab="evidence" label="Evidence" [count]="3">…</ng-template>`. */
@Directive({ selector: 'ng-template[certitudeTab]' })
export class Tab {
  readonly certitudeTab = input.required<string>();
  readonly label = input.required<string>();
  readonly count = input<number | null>(null);
  readonly template = inject<TemplateRef<void>>(TemplateRef);
}

/** Tabs in place. Only the active tab's content exists. Arrows move, as in every tab list. */
@Component({
  selector: 'certitude-tabs',
  imports: [NgTemplateOutlet],
  template: `
    <div class="list" role="tablist" [attr.aria-label]="label()" (keydown)="followKey($event)">
      @for (tab of tabs(); track tab.certitudeTab()) {
        <button
          type="button"
          role="tab"
          [id]="id + '-' + tab.certitudeTab()"
          [attr.aria-selected]="tab === current()"
          [attr.aria-controls]="tab === current() ? id : null"
          [tabindex]="tab === current() ? 0 : -1"
          (click)="active.set(tab.certitudeTab())"
        >
          {{ tab.label() }}
          @if (tab.count(); as count) {
            <span class="count number">{{ count }}</span>
          }
        </button>
      }
    </div>
    @if (current(); as tab) {
      <div class="panel" role="tabpanel" tabindex="0" [id]="id" [attr.aria-labelledby]="id + '-' + tab.certitudeTab()">
        <ng-container [ngTemplateOutlet]="tab.template" />
      </div>
    }
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
    }
    .list {
      display: flex;
      gap: var(--tabs-gap, var(--space-1));
      padding-inline: var(--tabs-inset, 0);
      border-bottom: 1px solid var(--border);
      overflow-x: auto;
      scrollbar-width: none;
      flex: none;
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      height: 36px;
      padding: 0 var(--tabs-padding, var(--space-2));
      border-bottom: 2px solid transparent;
      color: var(--text-muted);
      font-size: var(--text-s);
      font-weight: var(--weight-medium);
      white-space: nowrap;
      @include focus-ring(-2px);
    }
    button:hover {
      color: var(--text);
    }
    button[aria-selected='true'] {
      border-color: var(--accent);
      color: var(--text);
    }
    .count {
      padding: 0 4px;
      border-radius: var(--radius-pill);
      background: var(--surface-pressed);
      color: var(--text-muted);
      font-size: 11px;
      line-height: 16px;
    }
    .panel {
      flex: 1;
      min-height: 0;
      overflow: var(--tabs-overflow, visible);
      @include focus-ring(-2px);
    }
  `,
})
export class Tabs {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** Key of the active tab; an unknown key shows the first. */
  readonly active = model('');
  readonly label = input.required<string>();
  protected readonly id = `certitude-tabs-${++count}`;
  protected readonly tabs = contentChildren(Tab);
  protected readonly current = computed(
    () => this.tabs().find((tab) => tab.certitudeTab() === this.active()) ?? this.tabs()[0],
  );

  protected followKey(event: KeyboardEvent): void {
    const tabs = this.tabs();
    const at = tabs.findIndex((tab) => tab === this.current());
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const tab = tabs[(target + tabs.length) % tabs.length];
    if (!tab) return;
    this.active.set(tab.certitudeTab());
    this.#element.querySelector<HTMLElement>(`[id="${this.id}-${tab.certitudeTab()}"]`)?.focus();
  }
}
