import { Component, computed, input } from '@angular/core';
import { type ArchiveMark } from '@certitude/contracts';
import { PersonById } from '../people/person';

/** What it means that nobody vouches for an archive: a signature stands by itself, a decision only by who recorded it. */
const UNTRUSTED = {
  decision: 'and does not count here, because nobody vouches for the archive',
  signatures:
    'and nobody vouches for the archive: the signatures are valid by themselves, but who kept them and when is not proven',
} as const;

/** That something came with an archive, and whether it counts here; nothing for what happened here. */
@Component({
  selector: 'certitude-from-archive',
  imports: [PersonById],
  template: `
    @if (of(); as archive) {
      from an archive of {{ archive.organization }}, imported by
      <certitude-person [id]="archive.importedBy" [size]="16" />
      @if (!archive.trusted) {
        <strong>{{ untrusted() }}</strong>
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
  readonly about = input<keyof typeof UNTRUSTED>('decision');
  protected readonly untrusted = computed(() => UNTRUSTED[this.about()]);
}
