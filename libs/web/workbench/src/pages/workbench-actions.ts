import { Injectable, computed, inject } from '@angular/core';
import { type AssessmentVersionView } from '@certitude/contracts';
import { Toasts } from '@certitude/web/core';
import { Dialogs } from '@certitude/web/ui/overlays';
import { OneAssessment } from '../data-access/one-assessment';
import { openGroups } from '../rules/finalize-summary';
import { FIELD_LABELS } from '../rules/labels';
import { valueText } from '../rules/values';
import { ContributorsDialog, type ContributorsOf } from './dialogs/contributors-dialog';
import { FinalizeDialog, type FinalizeQuestion } from './dialogs/finalize-dialog';
import { GuestsDialog, type GuestsOf } from './dialogs/guests-dialog';
import { KeysHelp } from './dialogs/keys-help';
import { VersionsDialog, type VersionsOf } from './dialogs/versions-dialog';
import { WorkbenchState } from './workbench-state';

/** What is done with the open assessment as a whole, with its dialogs and messages. */
@Injectable()
export class WorkbenchActions {
  readonly #assessments = inject(OneAssessment);
  readonly #dialogs = inject(Dialogs);
  readonly #state = inject(WorkbenchState);
  readonly #toasts = inject(Toasts);

  showHelp(): void {
    void this.#dialogs.open(KeysHelp, { width: 420 });
  }

  showVersions(): void {
    const assessmentId = this.#state.assessmentId();
    if (!assessmentId) return;
    const levels = this.#state.release()?.modules[0]?.categories[0]?.levels ?? [];
    const names = new Map(levels.map(({ number, name }) => [number, name]));
    const levelName = (level: number | null): string => names.get(level ?? 0) ?? '';
    void this.#dialogs.open<void, VersionsOf>(VersionsDialog, {
      data: { assessmentId, levelName, policy: this.#state.policy().name },
      width: 620,
    });
  }

  /** Who may answer the open requirement besides its owner. */
  showContributors(): void {
    const [assessmentId, item] = [this.#state.assessmentId(), this.#state.item()];
    if (!assessmentId || !item) return;
    const { live } = this.#state;
    const data: ContributorsOf = {
      place: { assessmentId, responseId: item.id },
      title: `${item.number} ${item.title}`,
      owner: computed(() => live.view(item.id)?.values.owner ?? null),
      invited: computed(() => live.contributors().get(item.id) ?? new Set()),
    };
    void this.#dialogs.open(ContributorsDialog, { data, width: 480 });
  }

  /** Who from outside sees the assessment, and until when. */
  showGuests(): void {
    const assessment = this.#state.assessment.value();
    if (!assessment) return;
    const data: GuestsOf = { assessmentId: assessment.id, name: assessment.name };
    void this.#dialogs.open<void, GuestsOf>(GuestsDialog, { data, width: 560 });
  }

  async finalize(): Promise<void> {
    const [assessment, overall] = [this.#state.assessment.value(), this.#state.overall()];
    if (!assessment || !overall) return;
    const { live, outline, policy } = this.#state;
    const answers = outline().items.length;
    const data: FinalizeQuestion = {
      assessmentId: assessment.id,
      summary: { answers, revision: assessment.revision, overall, policy: policy() },
      open: (readiness) => openGroups(outline(), live.views(), readiness),
    };
    const version = await this.#dialogs.open<AssessmentVersionView>(FinalizeDialog, { data, width: 560 });
    if (!version) return;
    // The page itself says that it is frozen, and leads to the version: a message above it would say it twice.
    this.#state.assessment.reload();
  }

  async reopen(): Promise<void> {
    const assessment = this.#state.assessment.value();
    if (!assessment) return;
    const sure = await this.#dialogs.confirm({
      title: 'Reopen the assessment?',
      text: `A new revision starts from the current answers, and everybody can work on it. Version ${assessment.revision} stays unchanged.`,
      action: 'Reopen',
      tone: 'primary',
    });
    if (!sure) return;
    try {
      this.#state.assessment.set(await this.#assessments.reopen(assessment.id));
    } catch (error) {
      this.#toasts.failure(error);
    }
  }

  undo(): void {
    const undone = this.#state.live.undo();
    if (!undone) return this.#toasts.info('You have nothing to undo.');
    const number = this.#state.outline().byId.get(undone.response)?.number ?? '';
    if (undone.value === null) return this.#toasts.info(`Somebody has changed ${number} since, so it was not undone.`);
    const { field, value } = undone.value;
    this.#toasts.success(
      `${FIELD_LABELS[field]} of ${number} is ${valueText(field, value, this.#state.nameOf)} again.`,
    );
  }
}
