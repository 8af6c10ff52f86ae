import {
  Component,
  DestroyRef,
  type ElementRef,
  ViewEncapsulation,
  afterRenderEffect,
  booleanAttribute,
  computed,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { type ResponseId } from '@certitude/contracts';
import { Members, Session } from '@certitude/web/core';
import { LiveAssessment } from '../../../data-access/live/live-assessment';
import { type RemoteCursor } from './note-awareness';
import { type NoteEditor } from './note-editor';
import { NoteToolbar } from './note-toolbar';

/** The rationale of one response: shared text with everybody's cursors. */
@Component({
  selector: 'certitude-rationale-editor',
  imports: [NoteToolbar],
  template: `
    <div class="note" [class.note--locked]="!editable()">
      @if (editor(); as open) {
        @if (editable()) {
          <certitude-note-toolbar class="note-toolbar" [editor]="open.editor" />
        }
      } @else if (editable()) {
        <div class="note-toolbar note-toolbar--loading"></div>
      }
      <div #surface class="note-surface"></div>
    </div>
  `,
  styleUrl: './rationale-editor.scss',
  encapsulation: ViewEncapsulation.None,
})
export class RationaleEditor {
  readonly #live = inject(LiveAssessment);
  readonly #members = inject(Members);
  readonly #session = inject(Session);
  private readonly surface = viewChild.required<ElementRef<HTMLElement>>('surface');
  readonly #library = signal<typeof import('./note-editor') | null>(null);
  readonly #editor = signal<NoteEditor | null>(null);
  /** The note somebody was typing in when its document was replaced. */
  #typingIn: ResponseId | null = null;

  readonly response = input.required<ResponseId>();
  readonly editable = input(false, { transform: booleanAttribute });

  protected readonly editor = this.#editor.asReadonly();
  readonly #cursors = computed<readonly RemoteCursor[]>(() =>
    this.#live.people().flatMap(({ connection, account, response, cursor }) => {
      if (!cursor || response !== this.response() || account === this.#live.account()) return [];
      const { name, hue } = this.#members.person(account);
      return [{ connection, name, hue, cursor }];
    }),
  );

  constructor() {
    let gone = false;
    inject(DestroyRef).onDestroy(() => (gone = true));
    void import('./note-editor').then((library) => {
      if (!gone) this.#library.set(library);
    });
    afterRenderEffect((onCleanup) => {
      const library = this.#library();
      const response = this.response();
      this.#live.noteResets(response);
      if (!library || !this.#live.loaded()) return;
      const open = untracked(() => this.#open(library, response));
      if (open) onCleanup(() => this.#close(open, response));
    });
    afterRenderEffect(() => this.#editor()?.editor.setEditable(this.editable(), false));
    afterRenderEffect(() => this.#editor()?.carets.show(this.#cursors()));
  }

  focus(): void {
    this.#editor()?.editor.commands.focus('end');
  }

  #open(library: typeof import('./note-editor'), response: ResponseId): NoteEditor | null {
    const doc = this.#live.note(response);
    if (!doc) return null;
    const me = this.#session.account();
    const person = me ? this.#members.person(me.id) : null;
    const open = library.createNoteEditor({
      element: this.surface().nativeElement,
      doc,
      editable: this.editable(),
      labelledBy: 'answer-rationale',
      placeholder: 'Why this level? What did you see, and where?',
      user: { name: person?.name ?? '', hue: person?.hue ?? 7 },
      moved: (cursor) => this.#live.moveCursor(cursor),
    });
    this.#editor.set(open);
    // Or the next key pressed would be one of the page's, such as a level.
    if (this.#typingIn === response) open.editor.commands.focus('end');
    this.#typingIn = null;
    return open;
  }

  #close(open: NoteEditor, response: ResponseId): void {
    this.#typingIn = open.editor.isFocused ? response : null;
    open.destroy();
    this.surface().nativeElement.replaceChildren();
    this.#live.moveCursor(null);
    this.#live.closeNote(response);
    this.#editor.set(null);
  }
}
