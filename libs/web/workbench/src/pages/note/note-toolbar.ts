import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { isNoteAddress } from '@certitude/collab';
import { type Editor } from '@tiptap/core';
import { Button, Input } from '@certitude/web/ui';
import { editorChanges } from './editor-changes';
import { type NoteLimit } from './note-limits';
import { LINK_TOOL, TEXT_TOOLS, type Tool } from './note-tools';
import { ToolRow } from './tool-row';

/** What can be done to the selected text. */
@Component({
  selector: 'certitude-note-toolbar',
  imports: [Button, Input, ToolRow],
  template: `
    <certitude-tool-row
      label="Formatting"
      [groups]="tools"
      [editor]="editor()"
      [changes]="changes()"
      [expanded]="linking() ? link : null"
      (picked)="use($event)"
    />
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
          (keydown.escape)="back()"
        />
        <button type="submit" certitudeButton size="small">Set link</button>
        @if (target() !== '') {
          <button type="button" certitudeButton="quiet" size="small" (click)="setLink('', $event)">Remove link</button>
        }
      </form>
    }
  `,
  styles: `
    :host {
      display: block;
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
  readonly #injector = inject(Injector);

  readonly editor = input.required<Editor>();
  readonly met = output<NoteLimit>();

  protected readonly tools = TEXT_TOOLS;
  protected readonly link = LINK_TOOL.name;
  protected readonly linking = signal(false);
  protected readonly changes = editorChanges(this.editor);
  protected readonly target = computed(() => {
    this.changes();
    return String(this.editor().getAttributes('link')['href'] ?? '');
  });

  protected use(tool: Tool): void {
    if (tool !== LINK_TOOL) return tool.run(this.editor());
    if (this.linking()) return this.back();
    this.linking.set(true);
    const injector = this.#injector;
    afterNextRender(() => this.#host.querySelector<HTMLElement>('.link input')?.focus(), { injector });
  }

  protected setLink(typed: string, event: Event): void {
    event.preventDefault();
    const href = addressOf(typed.trim());
    if (href !== '' && !isNoteAddress(href)) return this.met.emit('address');
    const chain = this.editor().chain().extendMarkRange('link');
    if (href === '') chain.unsetLink().run();
    else if (this.editor().state.selection.empty && this.target() === '') chain.insertContent(linked(href)).run();
    else chain.setLink({ href }).run();
    this.back();
  }

  /** Closes the form, and the cursor is in the text again. */
  protected back(): void {
    this.linking.set(false);
    this.editor().commands.focus();
  }
}

/** Where nothing is selected, the address is its own text. */
const linked = (href: string) => ({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] });

const addressOf = (typed: string): string => {
  if (typed === '' || /^[a-z]+:/i.test(typed)) return typed;
  return /^[^\s@/]+@[^\s@/]+$/.test(typed) ? `mailto:${typed}` : `https://${typed}`;
};
