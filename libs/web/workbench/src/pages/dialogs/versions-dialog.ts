import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { type AssessmentId } from '@certitude/contracts';
import { Members, Session, loadable } from '@certitude/web/core';
import { ErrorState, PersonName, RelativeTime, Score, Skeleton } from '@certitude/web/ui';
import { Hash } from '@certitude/web/ui/panes';
import { Dialog } from '@certitude/web/ui/overlays';
import { OneAssessment } from '../../data-access/one-assessment';

export interface VersionsOf {
  readonly assessmentId: AssessmentId;
  /** The word for a level in the model release. */
  readonly levelName: (level: number | null) => string;
  /** By which policy they are scored. */
  readonly policy: string;
}

/** The frozen versions of an assessment, each with the hash that proves its content and a way to open it. */
@Component({
  selector: 'certitude-versions-dialog',
  imports: [Hash, Dialog, ErrorState, PersonName, RelativeTime, RouterLink, Score, Skeleton],
  template: `
    <certitude-dialog title="Versions">
      @switch (versions.phase()) {
        @case ('loading') {
          <certitude-skeleton [lines]="2" [height]="56" label="Loading versions" />
        }
        @case ('failed') {
          <certitude-error-state [failure]="versions.error()" (retry)="versions.reload()" />
        }
        @case ('empty') {
          <p class="muted">No versions yet. Finalizing freezes the assessment as a version that never changes.</p>
        }
        @case ('ready') {
          <ol class="versions">
            @for (version of versions.value(); track version.id) {
              <li>
                <div class="line">
                  <a [routerLink]="pageOf(version.revision)" (click)="ref.close()">Version {{ version.revision }}</a>
                  <span>
                    <certitude-score [of]="version.overall" [levelName]="asked.levelName(version.overall.level)" />
                    <span class="muted"> · {{ asked.policy }}</span>
                  </span>
                </div>
                <div class="line muted">
                  <certitude-person-name [person]="members.person(version.finalizedBy)" [size]="16" />
                  <certitude-relative-time [at]="version.finalizedAt" />
                </div>
                <div class="line hash">
                  <certitude-hash [of]="version.sha256" />
                </div>
              </li>
            }
          </ol>
        }
      }
    </certitude-dialog>
  `,
  styles: `
    @use 'mixins' as *;
    li {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
      padding: var(--space-3) 0;
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-1) var(--space-3);
      font-size: var(--text-s);
    }
    .hash {
      flex-wrap: nowrap;

      code {
        color: var(--text-muted);
        font-size: var(--text-xs);
        @include ellipsis;
      }
    }
  `,
})
export class VersionsDialog {
  readonly #assessments = inject(OneAssessment);
  readonly #session = inject(Session);
  protected readonly ref = inject<MatDialogRef<VersionsDialog>>(MatDialogRef);
  protected readonly members = inject(Members);
  protected readonly asked = inject<VersionsOf>(MAT_DIALOG_DATA);
  protected readonly versions = loadable({
    load: (_, abort) => this.#assessments.versions(this.asked.assessmentId, abort),
  });

  protected pageOf(revision: number): readonly string[] {
    const { assessmentId } = this.asked;
    return ['/o', this.#session.requireOrganization(), 'assessments', assessmentId, 'versions', String(revision)];
  }
}
