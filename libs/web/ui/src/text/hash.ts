import { Component, computed, input } from '@angular/core';
import { CopyButton } from './copy-button';

const SHOWN = 12;

/** A SHA-256, as much of it as tells it from others; the whole of it on hover, for copying and on paper. */
@Component({
  selector: 'certitude-hash',
  imports: [CopyButton],
  template: `
    <code class="short" [title]="'SHA-256 ' + of()">{{ short() }}</code>
    <code class="whole">{{ of() }}</code>
    <certitude-copy-button iconOnly size="small" label="Copy the SHA-256" [text]="of()" />
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
      font-size: var(--text-xs);
    }
    .whole {
      display: none;
    }
    @media print {
      .short {
        display: none;
      }
      .whole {
        display: inline;
        overflow-wrap: anywhere;
      }
    }
  `,
})
export class Hash {
  readonly of = input.required<string>();
  protected readonly short = computed(() => `${this.of().slice(0, SHOWN)}…`);
}
