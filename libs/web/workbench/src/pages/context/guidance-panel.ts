import { Component, computed, inject } from '@angular/core';
import { remembered } from '@certitude/web/core';
import { Icon, Markdown } from '@certitude/web/ui';
import { WorkbenchState } from '../workbench-state';

type Part = 'about' | 'guidance' | 'assess' | 'references';

/** What the model says about the open requirement. Which parts are open is remembered. */
@Component({
  selector: 'certitude-guidance-panel',
  imports: [Markdown, Icon],
  template: `
    @for (part of parts(); track part.key) {
      <details [open]="opened().has(part.key)" (toggle)="remember(part.key, $event)">
        <summary><svg certitudeIcon="chevron-right" [size]="14"></svg>{{ part.label }}</summary>
        <certitude-markdown [source]="part.text" />
      </details>
    }
    @if (references().length > 0) {
      <details [open]="opened().has('references')" (toggle)="remember('references', $event)">
        <summary>
          <svg certitudeIcon="chevron-right" [size]="14"></svg>References
          <span class="count number">{{ references().length }}</span>
        </summary>
        <ul>
          @for (reference of references(); track $index) {
            <li>
              @if (reference.url) {
                <a [href]="reference.url" target="_blank" rel="noopener noreferrer">
                  {{ reference.title }}<svg certitudeIcon="external-link" [size]="12" title="opens a new tab"></svg>
                </a>
              } @else {
                {{ reference.title }}
              }
            </li>
          }
        </ul>
      </details>
    }
    @if (parts().length + references().length === 0) {
      <p class="nothing">The model says nothing more about this.</p>
    }
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: block;
      padding-inline: var(--space-4);
    }
    details {
      border-bottom: 1px solid var(--border);
    }
    summary {
      display: flex;
      align-items: center;
      gap: 6px;
      padding: 10px 0;
      color: var(--text);
      font-size: var(--text-s);
      font-weight: var(--weight-medium);
      list-style: none;
      cursor: pointer;
      @include focus-ring(-2px);

      &::-webkit-details-marker {
        display: none;
      }
      svg {
        color: var(--text-faint);
        transition: rotate var(--motion);
      }
    }
    details[open] > summary svg {
      rotate: 90deg;
    }
    certitude-markdown,
    ul {
      padding: 0 0 var(--space-4);
      color: var(--text);
      font-size: var(--text-s);
    }
    li {
      padding-block: 2px;
      font-size: var(--text-s);
    }
    a svg {
      display: inline-block;
      margin-left: 4px;
      vertical-align: -1px;
    }
    .nothing {
      padding-block: var(--space-4);
      color: var(--text-muted);
      font-size: var(--text-s);
    }
    .count {
      color: var(--text-faint);
      font-size: var(--text-xs);
      font-weight: var(--weight-regular);
    }
  `,
})
export class GuidancePanel {
  readonly #state = inject(WorkbenchState);
  readonly #opened = remembered<string>('certitude.texts.open', 'guidance about');

  protected readonly opened = computed(() => new Set(this.#opened().split(' ')));
  protected readonly parts = computed(() => {
    const item = this.#state.item();
    if (!item) return [];
    const { requirement, category } = item;
    const all: { readonly key: Part; readonly label: string; readonly text: string }[] = [
      { key: 'guidance', label: 'Guidance', text: requirement?.guidance ?? '' },
      { key: 'assess', label: 'How to assess', text: requirement?.assessment ?? '' },
      { key: 'about', label: `About ${category.name}`, text: category.description },
    ];
    return all.filter(({ text }) => text.trim() !== '');
  });
  protected readonly references = computed(() => this.#state.item()?.requirement?.references ?? []);

  protected remember(part: Part, event: Event): void {
    const { open } = event.target as HTMLDetailsElement;
    if (open === this.opened().has(part)) return;
    const parts = [...this.opened()].filter((other) => other !== part && other !== '');
    this.#opened.set((open ? [...parts, part] : parts).join(' '));
  }
}
