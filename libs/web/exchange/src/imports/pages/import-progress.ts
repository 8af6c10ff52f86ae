import { Component, computed, input, output } from '@angular/core';
import { isUnderWay, type ImportJob } from '@certitude/contracts/exchange';
import { PersonById } from '@certitude/web/parts';
import { Button, Notice, ProgressBar, RelativeTime } from '@certitude/web/ui';

/** An import that takes a while: how far it is, and how to stop it; then why it came to nothing. */
@Component({
  selector: 'certitude-import-progress',
  imports: [Button, Notice, PersonById, ProgressBar, RelativeTime],
  template: `
    @if (isOpen()) {
      <section class="panel" aria-labelledby="import-progress">
        <h2 id="import-progress">Being imported</h2>
        <certitude-progress-bar [value]="share()" [max]="of().total" label="Progress of the import" />
        <p role="status">{{ text() }}</p>
        <p class="muted">
          Started <certitude-relative-time [at]="of().createdAt" /> by
          <certitude-person inSentence [id]="of().createdBy" />. It continues if you close this page. All of it is
          saved, or nothing.
        </p>
        <div class="buttons">
          <button type="button" certitudeButton [busy]="busy()" (click)="stop.emit()">Cancel the import</button>
        </div>
      </section>
    } @else if (of().problem) {
      <certitude-notice tone="danger">
        <strong>It was not imported.</strong> {{ of().problem?.title }} {{ of().problem?.detail }}
      </certitude-notice>
    } @else if (of().state === 'cancelled') {
      <certitude-notice>The import was canceled. Nothing of it was saved.</certitude-notice>
    }
  `,
  styleUrl: './import.scss',
})
export class ImportProgress {
  readonly of = input.required<ImportJob>();
  readonly busy = input(false);
  readonly stop = output();
  protected readonly isOpen = computed(() => isUnderWay(this.of()));
  protected readonly share = computed(() => (this.of().total > 0 ? this.of().done : null));
  protected readonly text = computed(() => {
    const { state, step, done, total } = this.of();
    return state === 'waiting' ? 'Waiting for its turn' : `${step}: ${done} of ${total} items`;
  });
}
