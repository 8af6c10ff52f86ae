import { Component, ElementRef, computed, inject, input, linkedSignal, output } from '@angular/core';
import { type Editor } from '@tiptap/core';
import { Icon } from '@certitude/web/ui';
import { type Tool } from './note-tools';

/** Tools beside each other: one stop for Tab, arrow keys within, as in every toolbar. */
@Component({
  selector: 'certitude-tool-row',
  imports: [Icon],
  template: `
    <div role="toolbar" [attr.aria-label]="label()" (keydown)="followKey($event)">
      @for (group of groups(); track $index) {
        <span class="group">
          @for (tool of group; track tool.name) {
            <button
              type="button"
              [attr.aria-label]="tool.name"
              [attr.aria-pressed]="tool.isOn ? on().has(tool.name) : null"
              [attr.aria-expanded]="tool.name === expanded() ? true : null"
              [attr.aria-disabled]="impossible().has(tool.name) ? true : null"
              [title]="tool.keys ? tool.name + ' (' + tool.keys + ')' : tool.name"
              [tabindex]="tool.name === stop() ? 0 : -1"
              (focus)="stop.set(tool.name)"
              (mousedown)="$event.preventDefault()"
              (click)="pick(tool)"
            >
              @if (tool.icon; as icon) {
                <svg [certitudeIcon]="icon" [size]="14"></svg>
              } @else {
                {{ tool.name }}
              }
            </button>
          }
        </span>
      }
    </div>
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: block;
    }
    [role='toolbar'] {
      display: flex;
      flex-wrap: wrap;
      gap: 2px var(--space-2);
    }
    .group {
      display: flex;
      gap: 1px;
    }
    button {
      display: grid;
      place-items: center;
      min-width: 26px;
      height: 26px;
      padding: 0 var(--space-1);
      border-radius: 5px;
      color: var(--text-muted);
      font-size: var(--text-xs);
      white-space: nowrap;
      @include focus-ring(-1px);

      &:hover {
        background: var(--surface-hover);
        color: var(--text);
      }
      &[aria-pressed='true'] {
        background: var(--accent-subtle);
        color: var(--accent-ink);
      }
      &[aria-disabled='true'] {
        opacity: 0.45;
      }
      @include phone {
        min-width: 32px;
        height: 32px;
      }
    }
  `,
})
export class ToolRow {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly label = input.required<string>();
  readonly groups = input.required<readonly (readonly Tool[])[]>();
  readonly editor = input.required<Editor>();
  /** Grows with every change of the text or the cursor. */
  readonly changes = input.required<number>();
  /** The tool whose form is open. */
  readonly expanded = input<string | null>(null);
  readonly picked = output<Tool>();

  readonly #tools = computed(() => this.groups().flat());
  protected readonly stop = linkedSignal(() => this.#tools()[0]?.name ?? null);
  protected readonly on = computed(() => this.#namesOf(({ isOn }) => isOn));
  protected readonly impossible = computed(() => {
    const possible = this.#namesOf(({ isPossible }) => isPossible ?? (() => true));
    return new Set(this.#tools().flatMap(({ name }) => (possible.has(name) ? [] : [name])));
  });

  protected pick(tool: Tool): void {
    if (!this.impossible().has(tool.name)) this.picked.emit(tool);
  }

  protected followKey(event: KeyboardEvent): void {
    const buttons = [...this.#host.querySelectorAll<HTMLElement>('button')];
    const at = buttons.indexOf(event.target as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    buttons.at(to % buttons.length)?.focus();
    event.preventDefault();
  }

  #namesOf(which: (tool: Tool) => ((editor: Editor) => boolean) | undefined): ReadonlySet<string> {
    this.changes();
    const editor = this.editor();
    return new Set(this.#tools().flatMap((tool) => (which(tool)?.(editor) ? [tool.name] : [])));
  }
}
