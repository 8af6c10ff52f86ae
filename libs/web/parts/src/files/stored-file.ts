import { Component, computed, inject, input } from '@angular/core';
import { sizeInWords, type StoredFileView } from '@certitude/contracts';
import { FileState } from './file-state';
import { Files } from './files';

/** A stored file: its name, which downloads it while it is there, its size, and what has to be known about it. */
@Component({
  selector: 'certitude-stored-file',
  imports: [FileState],
  template: `
    @if (file().withdrawn) {
      <s>{{ file().name }}</s>
    } @else {
      <a [href]="address()" download>{{ file().name }}</a>
    }
    <span class="muted number">{{ size() }}</span>
    <certitude-file-state [file]="file()" />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--space-1) var(--space-2);
      overflow-wrap: anywhere;
    }
  `,
})
export class StoredFile {
  readonly #files = inject(Files);
  readonly file = input.required<StoredFileView>();
  protected readonly size = computed(() => sizeInWords(this.file().size));
  protected readonly address = computed(() => this.#files.addressOf(this.file().id));
}
