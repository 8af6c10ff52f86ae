import { Component, ElementRef, effect, inject, input } from '@angular/core';
import { type NoteNode } from '@certitude/collab';
import { noteView } from './note-view';

/** A text as it was written, to read. */
@Component({
  selector: 'certitude-note-text',
  host: { class: 'prose' },
  template: '',
  styles: `
    :host {
      display: block;
      overflow-wrap: anywhere;
    }
  `,
})
export class NoteText {
  readonly of = input.required<NoteNode>();

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(() => host.replaceChildren(noteView(this.of())));
  }
}
