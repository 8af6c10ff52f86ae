import { Component, DestroyRef, ElementRef, computed, effect, inject, input, signal } from '@angular/core';
import { type Editor } from '@tiptap/core';
import { Button, Icon, type IconName, Input } from '@certitude/web/ui';

interface Tool {
  readonly name: string;
  readonly icon: IconName;
  readonly keys?: string;
  /** Name of the mark or node it stands for; none for undo and redo. */
  readonly mark?: string;
  readonly run: (editor: Editor) => void;
}

const TOOLS: readonly (readonly Tool[])[] = [
  [
    { name: 'Bold', icon: 'bold', keys: 'Ctrl B', mark: 'bold', run: (e) => e.chain().focus().toggleBold().run() },
    {
      name: 'Italic',
      icon: 'italic',
      keys: 'Ctrl I',
      mark: 'italic',
      run: (e) => e.chain().focus().toggleItalic().run(),
    },
    { name: 'Code', icon: 'code', keys: 'Ctrl E', mark: 'code', run: (e) => e.chain().focus().toggleCode().run() },
  ],
  [
    {
      name: 'Heading',
      icon: 'heading',
      mark: 'heading',
      run: (e) => e.chain().focus().toggleHeading({ level: 3 }).run(),
    },
    { name: 'List', icon: 'list', mark: 'bulletList', run: (e) => e.chain().focus().toggleBulletList().run() },
    {
      name: 'Numbered list',
      icon: 'list-ordered',
      mark: 'orderedList',
      run: (e) => e.chain().focus().toggleOrderedList().run(),
    },
    {
      name: 'Quote',
      icon: 'text-quote',
      mark: 'blockquote',
      run: (e) => e.chain().focus().toggleBlockquote().run(),
    },
  ],
  [
    { name: 'Undo', icon: 'undo-2', keys: 'Ctrl Z', run: (e) => e.chain().focus().undo().run() },
    { name: 'Redo', icon: 'redo-2', keys: 'Ctrl Y', run: (e) => e.chain().focus().redo().run() },
  ],
];

/** What can be done to the selected text. Arrow keys move between the buttons, as in every toolbar. */
@Component({
  selector: 'certitude-note-toolbar',
  imports: [Button, Input, Icon],
  template: `
    <div role="toolbar" aria-label="Formatting" (keydown)="followKey($event)">
      @for (group of groups; track $index; let first = $first) {
        <span class="group">
          @for (tool of group; track tool.name) {
            <button
              type="button"
              [attr.aria-label]="tool.name"
              [attr.aria-pressed]="tool.mark ? active().has(tool.mark) : null"
              [title]="tool.keys ? tool.name + ' (' + tool.keys + ')' : tool.name"
              [tabindex]="tool.name === tabStop() ? 0 : -1"
              (focus)="tabStop.set(tool.name)"
              (mousedown)="$event.preventDefault()"
              (click)="tool.run(editor())"
            >
              <svg [certitudeIcon]="tool.icon" [size]="14"></svg>
            </button>
          }
          @if (first) {
            <button
              type="button"
              aria-label="Link"
              title="Link"
              [attr.aria-pressed]="active().has('link')"
              [attr.aria-expanded]="linking()"
              [tabindex]="tabStop() === 'Link' ? 0 : -1"
              (focus)="tabStop.set('Link')"
              (mousedown)="$event.preventDefault()"
              (click)="toggleLink()"
            >
              <svg certitudeIcon="link" [size]="14"></svg>
            </button>
          }
        </span>
      }
    </div>
    @if (linking()) {
      <form class="link" (submit)="setLink(address.value, $event)">
        <input
          #address
          certitudeInput="small"
          type="text"
          inputmode="url"
          aria-label="Address of the link"
          placeholder="https://"
          [value]="target()"
          (keydown.escape)="linking.set(false)"
        />
        <button type="submit" certitudeButton size="small">Set</button>
        @if (active().has('link')) {
          <button type="button" certitudeButton="quiet" size="small" (click)="setLink('', $event)">Remove</button>
        }
      </form>
    }
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
    [role='toolbar'] button {
      display: grid;
      place-items: center;
      width: 26px;
      height: 26px;
      border-radius: 5px;
      color: var(--text-muted);
      @include focus-ring(-1px);

      &:hover {
        background: var(--surface-hover);
        color: var(--text);
      }
      &[aria-pressed='true'] {
        background: var(--accent-subtle);
        color: var(--accent-ink);
      }
      @include phone {
        width: 32px;
        height: 32px;
      }
    }
    .link {
      display: flex;
      gap: var(--space-1);
      margin-top: var(--space-1);

      input {
        max-width: 320px;
      }
    }
  `,
})
export class NoteToolbar {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly editor = input.required<Editor>();

  protected readonly groups = TOOLS;
  protected readonly tabStop = signal('Bold');
  protected readonly linking = signal(false);
  readonly #changes = signal(0);
  protected readonly active = computed(() => {
    this.#changes();
    const editor = this.editor();
    return new Set(MARKS.filter((mark) => editor.isActive(mark)));
  });
  protected readonly target = computed(() => {
    this.#changes();
    return String(this.editor().getAttributes('link')['href'] ?? '');
  });

  constructor() {
    const count = (): void => this.#changes.update((changes) => changes + 1);
    effect((onCleanup) => {
      const editor = this.editor();
      editor.on('transaction', count);
      onCleanup(() => editor.off('transaction', count));
    });
    inject(DestroyRef).onDestroy(() => this.linking.set(false));
  }

  protected toggleLink(): void {
    this.linking.update((open) => !open);
    if (this.linking()) setTimeout(() => this.#host.querySelector<HTMLElement>('.link input')?.focus());
  }

  protected setLink(address: string, event: Event): void {
    event.preventDefault();
    const chain = this.editor().chain().focus().extendMarkRange('link');
    const href = address.trim();
    if (href === '') chain.unsetLink().run();
    else chain.setLink({ href: /^[a-z]+:/i.test(href) ? href : `https://${href}` }).run();
    this.linking.set(false);
  }

  protected followKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...this.#host.querySelectorAll<HTMLElement>('[role=toolbar] button')];
    const at = buttons.indexOf(event.target as HTMLElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  }
}

const MARKS = [...TOOLS.flatMap((group) => group.flatMap(({ mark }) => (mark ? [mark] : []))), 'link'];
