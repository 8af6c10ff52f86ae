import { Component, inject, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { PkiProfile, type PkiView } from '@certitude/contracts';
import { ApiError } from '@certitude/web/core';
import { Button, Dialog, Field, Input, Notice } from '@certitude/web/ui';
import { Assessments } from '../../data-access/assessments';
import { problemsOf, type Problems } from '../../rules/problems';

const PARTS = [
  { key: 'components', label: 'Components', help: 'CAs, HSMs, validation services, registration, automation.' },
  { key: 'outOfScope', label: 'Out of scope', help: 'What belongs to it but is not assessed, and why.' },
  { key: 'highLevelDesign', label: 'High-level design', help: 'Hierarchy, locations, who runs what.' },
  {
    key: 'pointsOfInteraction',
    label: 'Points of interaction',
    help: 'Who and what uses it: subscribers, relying parties, systems.',
  },
] as const;

/** Describes a PKI to assess. */
@Component({
  selector: 'certitude-create-pki-dialog',
  imports: [Button, Dialog, Field, Input, Notice],
  template: `
    <certitude-dialog title="New PKI">
      <form id="create-pki" (submit)="create($event)">
        <certitude-field
          label="Name"
          help="As your people call it: “Device PKI”, “Public web certificates”."
          [error]="problems()['name'] ?? null"
        >
          <input #name certitudeInput [value]="values()['name']" (input)="put('name', name.value)" />
        </certitude-field>
        <certitude-field label="Description" optional [error]="problems()['description'] ?? null">
          <textarea
            #text
            certitudeInput
            rows="3"
            [value]="values()['description']"
            (input)="put('description', text.value)"
          ></textarea>
        </certitude-field>
        <details>
          <summary>More about it</summary>
          <div class="more">
            @for (part of parts; track part.key) {
              <certitude-field [label]="part.label" optional [help]="part.help" [error]="problems()[part.key] ?? null">
                <textarea
                  #area
                  certitudeInput
                  rows="2"
                  [value]="values()[part.key]"
                  (input)="put(part.key, area.value)"
                ></textarea>
              </certitude-field>
            }
          </div>
        </details>
        @if (failure(); as failure) {
          <certitude-notice tone="danger">{{ failure }}</certitude-notice>
        }
      </form>
      <ng-container dialog-actions>
        <button type="button" certitudeButton (click)="ref.close()">Cancel</button>
        <button type="submit" form="create-pki" certitudeButton="primary" [busy]="busy()">Create PKI</button>
      </ng-container>
    </certitude-dialog>
  `,
  styleUrl: './dialog-form.scss',
})
export class CreatePkiDialog {
  readonly #assessments = inject(Assessments);
  protected readonly ref = inject<MatDialogRef<CreatePkiDialog, PkiView>>(MatDialogRef);

  protected readonly parts = PARTS;
  protected readonly values = signal<Readonly<Record<keyof PkiProfile, string>>>({
    name: '',
    description: '',
    components: '',
    outOfScope: '',
    highLevelDesign: '',
    pointsOfInteraction: '',
  });
  protected readonly problems = signal<Problems>({});
  protected readonly failure = signal<string | null>(null);
  protected readonly busy = signal(false);

  protected put(field: keyof PkiProfile, value: string): void {
    this.values.update((values) => ({ ...values, [field]: value }));
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.problems.set(problemsOf(PkiProfile, this.values()));
    if (Object.keys(this.problems()).length > 0) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.ref.close(await this.#assessments.createPki(PkiProfile.parse(this.values())));
    } catch (error) {
      const { title, fix } = ApiError.from(error);
      this.failure.set(`${title} ${fix}`);
    } finally {
      this.busy.set(false);
    }
  }
}
