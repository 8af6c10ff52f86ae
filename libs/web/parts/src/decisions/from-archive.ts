import { Component, input } from '@angular/core';
import { type ArchiveMark } from '@certitude/contracts';
import { PersonById } from '../people/person';

/** That something came with an archive, and whether it counts here; nothing for what happened here. */
@Component({
  selector: 'certitude-from-archive',
  imports: [PersonById],
  template: `
    @if (of(); as archive) {
      from an archive of {{ archive.organization }}, imported by
      <certitude-person [id]="archive.importedBy" [size]="16" />
      @if (!archive.trusted) {
        <strong>and does not count here, because nobody vouches for the archive</strong>
      }
    }
  `,
  styles: `
    :host {
      color: var(--text-muted);
      font-size: var(--text-s);
    }
  `,
})
export class FromArchive {
  readonly of = input.required<ArchiveMark | null>();
}
