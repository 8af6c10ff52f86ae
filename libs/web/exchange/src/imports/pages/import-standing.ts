import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { goalOf, type ImportView } from '@certitude/contracts/exchange';
import { Session } from '@certitude/web/core';
import { PersonById } from '@certitude/web/parts';
import { Button, Notice, RelativeTime } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { ImportInvited } from './import-invited';

/** What became of an import, and the way back. */
@Component({
  selector: 'certitude-import-standing',
  imports: [Button, ImportInvited, Notice, PersonById, RelativeTime, RouterLink],
  template: `
    @if (of().assessment; as assessment) {
      <certitude-notice tone="success">
        {{ of().strategy ? 'Merged into ' + assessment.name : 'Imported' }}
        <certitude-relative-time [at]="of().importedAt ?? of().createdAt" /> by
        <certitude-person inSentence [id]="of().importedBy" />.
        <p class="buttons">
          <a certitudeButton="primary" [routerLink]="link()">Open {{ assessment.name }}</a>
          @if (mayUndo()) {
            <button type="button" certitudeButton [busy]="busy()" (click)="askUndo(assessment.name)">
              Undo the import
            </button>
          }
        </p>
      </certitude-notice>
      <certitude-import-invited [of]="of().invited" />
      @if (of().changed.length > 0) {
        <certitude-notice>
          @if (of().strategy) {
            Whatever was changed since then stays when the import is undone.
          } @else {
            It can no longer be undone, because it has been changed.
          }
          @for (each of of().changed; track each) {
            {{ each }}
          }
        </certitude-notice>
      }
    } @else if (of().state === 'imported' && isPeople()) {
      <certitude-notice tone="success">
        Invited <certitude-relative-time [at]="of().importedAt ?? of().createdAt" /> by
        <certitude-person inSentence [id]="of().importedBy" />.
        @if (mayUndo()) {
          <p class="buttons">
            <button type="button" certitudeButton [busy]="busy()" (click)="askWithdraw()">
              Withdraw the invitations
            </button>
          </p>
        }
      </certitude-notice>
      <certitude-import-invited [of]="of().invited" />
    } @else if (of().state === 'imported') {
      <certitude-notice>What this import created has been deleted since. The record stays.</certitude-notice>
    } @else {
      <certitude-notice>
        This import was undone <certitude-relative-time [at]="of().undoneAt ?? of().createdAt" /> by
        <certitude-person inSentence [id]="of().undoneBy" />:
        {{
          isPeople()
            ? 'invitations that nobody had used are withdrawn.'
            : of().strategy
              ? 'what nobody had changed since is as it was before.'
              : 'everything that it made is removed.'
        }}
      </certitude-notice>
    }
  `,
  styleUrl: './import.scss',
})
export class ImportStanding {
  readonly of = input.required<ImportView>();
  readonly busy = input(false);
  readonly undo = output();
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(Session);
  protected readonly isPeople = computed(() => goalOf(this.of().kind) === 'people');
  protected readonly mayUndo = computed(
    () =>
      this.#session.can('assessment:undo-import') && (this.of().strategy !== null || this.of().changed.length === 0),
  );
  protected readonly link = computed(() => [
    ...['/o', this.#session.organizationId() ?? '', 'assessments'],
    this.of().assessment?.id ?? '',
  ]);

  protected async askWithdraw(): Promise<void> {
    const isSure = await this.#dialogs.confirm({
      title: 'Withdraw the invitations?',
      text: 'Links that nobody has used stop working. Whoever has joined stays a member.',
      action: 'Withdraw',
    });
    if (isSure) this.undo.emit();
  }

  protected async askUndo(name: string): Promise<void> {
    const text = this.of().strategy
      ? 'Answers become what they were before, and what came along is removed, as far as nobody changed it since.'
      : 'The assessment and everything that came with it is removed for good. The record of the import stays.';
    const isSure = await this.#dialogs.confirm({
      title: `Undo the import of ${name}?`,
      text,
      action: 'Undo the import',
    });
    if (isSure) this.undo.emit();
  }
}
