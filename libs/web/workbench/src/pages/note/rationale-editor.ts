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
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { type ResponseId } from '@certitude/contracts';
import { Members, Session } from '@certitude/web/core';
import { LiveAssessment } from '@certitude/web/live';
import { Button } from '@certitude/web/ui';
import { type Doc } from 'yjs';
import { type RemoteCursor } from './note-awareness';
import { type NoteEditor } from './note-editor';
import { LIMIT_TEXTS, type NoteLimit } from './note-limits';
import { createNoteReader } from './note-reader';
import { type NoteShape } from './note-shape';
import { NoteToolbar } from './note-toolbar';
import { TableTools } from './table-tools';

type NoteLibrary = typeof import('./note-editor');
interface Intent {
  readonly writes: boolean;
  readonly tidies: boolean;
}

/** Id of the heading above it. */
const LABEL = 'answer-rationale';

/**
 * The rationale of one response: shared text with everybody's cursors. Who may not answer, and whoever meets a text that
 * this version cannot hold, gets it to read, with nothing that could write.
 */
@Component({
  selector: 'certitude-rationale-editor',
  imports: [Button, NoteToolbar, TableTools],
  template: `
    <div class="note" [class.note--locked]="!editable() || shape() !== 'editable'">
      @if (editor(); as open) {
        <certitude-note-toolbar class="note-toolbar" [editor]="open.editor" (met)="limit.set($event)" />
      } @else if (shape() === 'newer') {
        <p class="note-hint">Parts of this text were written in a newer version. Reload the page to edit it.</p>
      } @else if (shape() === 'loose' && editable()) {
        <p class="note-hint">
          Parts of this text don’t fit together.
          <button type="button" certitudeButton size="small" (click)="tidying.set(true)">Tidy and edit</button>
        </p>
      } @else if (editable()) {
        <div class="note-toolbar note-toolbar--loading"></div>
      }
      <div #surface class="note-surface"></div>
      @if (editor(); as open) {
        <span #end class="note-end" tabindex="-1" role="note" aria-label="End of the rationale"></span>
        <certitude-table-tools [editor]="open.editor" />
      }
    </div>
    <div class="note-limit" role="status">
      @if (limit(); as met) {
        <p>
          {{ texts[met] }}
          <button type="button" certitudeButton="quiet" size="small" (click)="understood()">Close</button>
        </p>
      }
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
  private readonly end = viewChild<ElementRef<HTMLElement>>('end');
  readonly #library = signal<NoteLibrary | null>(null);
  readonly #editor = signal<NoteEditor | null>(null);
  /** The note somebody was typing in when its document was replaced. */
  #typingIn: ResponseId | null = null;

  readonly response = input.required<ResponseId>();
  readonly editable = input(false, { transform: booleanAttribute });
  /** Pictures that were pasted or dropped: a text can't hold them, evidence can. */
  readonly pictures = output<readonly File[]>();

  readonly #outgrown = signal(0);

  protected readonly editor = this.#editor.asReadonly();
  protected readonly shape = signal<NoteShape>('editable');
  protected readonly texts = LIMIT_TEXTS;
  /** The limit that was met last. */
  protected readonly limit = linkedSignal<ResponseId, NoteLimit | null>({
    source: this.response,
    computation: () => null,
  });
  /** Somebody decided that what does not fit goes. */
  protected readonly tidying = linkedSignal({ source: this.response, computation: () => false });
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
      this.#outgrown();
      const intent = { writes: this.editable(), tidies: this.tidying() };
      if (!library || !this.#live.loaded()) return;
      const close = untracked(() => this.#open(library, response, intent));
      onCleanup(() => untracked(close));
    });
    afterRenderEffect(() => this.#editor()?.carets.show(this.#cursors()));
  }

  focus(): void {
    this.#editor()?.editor.commands.focus('end');
  }

  protected understood(): void {
    this.limit.set(null);
    this.#editor()?.editor.commands.focus();
  }

  /** @returns what closes it */
  #open(library: NoteLibrary, response: ResponseId, { writes, tidies }: Intent): () => void {
    const doc = this.#live.readNote(response);
    if (!doc) return () => undefined;
    const shape = library.noteShape(doc);
    this.shape.set(shape);
    const isBound = writes && (shape === 'editable' || (shape === 'loose' && tidies));
    return isBound ? this.#write(library, response) : this.#read(doc, response);
  }

  #read(doc: Doc, response: ResponseId): () => void {
    const reader = createNoteReader(this.surface().nativeElement, doc, LABEL);
    return () => {
      reader.destroy();
      this.#live.closeNote(response);
    };
  }

  #write(library: NoteLibrary, response: ResponseId): () => void {
    const doc = this.#live.note(response);
    if (!doc) return () => undefined;
    const me = this.#session.account();
    const person = me ? this.#members.person(me.id) : null;
    const open = library.createNoteEditor({
      element: this.surface().nativeElement,
      doc,
      labelledBy: LABEL,
      placeholder: 'Why this level? What did you see, and where?',
      user: { name: person?.name ?? '', hue: person?.hue ?? 7 },
      moved: (cursor) => this.#live.moveCursor(cursor),
      met: (limit) => this.limit.set(limit),
      pictures: (files) => this.pictures.emit(files),
      left: () => this.end()?.nativeElement.focus(),
      outgrown: () => this.#outgrown.update((times) => times + 1),
    });
    this.#editor.set(open);
    // Or the next key pressed would be one of the page's, such as a level.
    if (this.#typingIn === response) open.editor.commands.focus('end');
    this.#typingIn = null;
    return () => this.#close(open, response);
  }

  #close(open: NoteEditor, response: ResponseId): void {
    this.#typingIn = !open.editor.isDestroyed && open.editor.isFocused ? response : null;
    open.destroy();
    this.surface().nativeElement.replaceChildren();
    this.#live.moveCursor(null);
    this.#live.closeNote(response);
    this.#editor.set(null);
  }
}
