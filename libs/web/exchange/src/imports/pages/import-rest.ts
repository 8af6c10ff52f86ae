import { Component, computed, inject, input } from '@angular/core';
import { type ImportView } from '@certitude/contracts/exchange';
import { Imports } from '../data-access/imports';
import { keptText, placeText } from '../rules/import-words';

/** What has no place here, with its content, and what should be known about the source. */
@Component({
  selector: 'certitude-import-rest',
  template: `
    @if (of().kept.length > 0) {
      <section class="panel" aria-labelledby="import-kept">
        <h2 id="import-kept">Kept with the import</h2>
        <p class="muted">{{ keptText(of().counts.kept) }}</p>
        <p><a [href]="download()" download>Download all of them</a></p>
        <ul class="pieces">
          @for (piece of of().kept; track $index) {
            <li>
              <details>
                <summary>
                  {{ piece.reason }} <span class="place">{{ placeText(piece.place) }}</span>
                </summary>
                <pre tabindex="0">{{ piece.content }}</pre>
              </details>
            </li>
          }
        </ul>
        @if (of().kept.length < of().counts.kept) {
          <p class="muted">The first {{ of().kept.length }} are shown; the download has all.</p>
        }
      </section>
    }
    @if (of().warnings.length > 0) {
      <section class="panel" aria-labelledby="import-warnings">
        <h2 id="import-warnings">Notes</h2>
        <ul class="pieces">
          @for (warning of of().warnings; track $index) {
            <li>
              {{ warning.message }} <span class="place">{{ placeText(warning.place) }}</span>
            </li>
          }
        </ul>
        @if (of().warnings.length < of().counts.warnings) {
          <p class="muted">The first {{ of().warnings.length }} are shown; the download has all.</p>
        }
      </section>
    }
  `,
  styleUrl: './import.scss',
})
export class ImportRest {
  readonly of = input.required<ImportView>();
  readonly #imports = inject(Imports);
  protected readonly keptText = keptText;
  protected readonly placeText = placeText;
  protected readonly download = computed(() => this.#imports.addressOfKept(this.of().id));
}
