import { Component, input } from '@angular/core';
import { type EvidenceRevisionView } from '@certitude/contracts';
import { StoredFile } from '../files/stored-file';

/** What a revision of evidence consists of: a file, a link or a statement. */
@Component({
  selector: 'certitude-evidence-content',
  imports: [StoredFile],
  template: `
    @if (of().file; as file) {
      <certitude-stored-file [file]="file" />
    } @else if (of().url; as url) {
      <a [href]="url" target="_blank" rel="noopener noreferrer">{{ url }}</a>
    } @else {
      <p>{{ of().statement }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      overflow-wrap: anywhere;
    }
    p {
      max-width: var(--measure);
      white-space: pre-line;
    }
  `,
})
export class EvidenceContentView {
  readonly of = input.required<Pick<EvidenceRevisionView, 'file' | 'url' | 'statement'>>();
}
