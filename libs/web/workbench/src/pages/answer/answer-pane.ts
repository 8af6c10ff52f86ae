import { Component, computed, inject, linkedSignal, output, viewChild } from '@angular/core';
import { Level, isSetAside, type ResponseId } from '@certitude/contracts';
import { loadable } from '@certitude/web/core';
import { type AnswerPlace, type OutlineItem } from '@certitude/web/parts';
import { Button, Icon, Notice } from '@certitude/web/ui';
import { LevelControl } from '@certitude/web/ui/panes';
import { Tooltip } from '@certitude/web/ui/overlays';
import { OneAssessment } from '../../data-access/one-assessment';
import { conflictNotice } from '../../rules/notices';
import { PictureOffer } from '../note/picture-offer';
import { QuarantinedNote } from '../note/quarantined-note';
import { RationaleEditor } from '../note/rationale-editor';
import { WorkbenchState } from '../workbench-state';
import { AnswerFacts } from './answer-facts';
import { BesideFacts } from './beside-facts';
import { ApplicabilityControl } from './applicability-control';

/** The open requirement: its answer, and what the model says about it. */
@Component({
  selector: 'certitude-answer-pane',
  imports: [
    AnswerFacts,
    BesideFacts,
    ApplicabilityControl,
    Button,
    LevelControl,
    Notice,
    PictureOffer,
    QuarantinedNote,
    RationaleEditor,
    Tooltip,
    Icon,
  ],
  templateUrl: './answer-pane.html',
  styleUrl: './answer-pane.scss',
})
export class AnswerPane {
  readonly #assessments = inject(OneAssessment);
  protected readonly state = inject(WorkbenchState);
  private readonly editor = viewChild(RationaleEditor);

  readonly opened = output<ResponseId>();
  protected readonly isSetAside = isSetAside;

  protected readonly mayAnswer = computed(() => {
    const view = this.state.view();
    return view !== null && this.state.live.mayAnswer(view);
  });
  /** What was pasted or dropped into the rationale of this answer. */
  protected readonly pictures = linkedSignal<ResponseId | null, readonly File[]>({
    source: () => this.state.view()?.id ?? null,
    computation: () => [],
  });
  protected readonly place = computed<AnswerPlace | null>(() => {
    const [assessmentId, responseId] = [this.state.assessmentId(), this.state.view()?.id];
    return assessmentId && responseId && this.state.mayAttach() ? { assessmentId, responseId } : null;
  });
  /** Texts that nobody can open. Asked for anew with each connection, which ends when one is set apart or repaired. */
  protected readonly quarantined = loadable({
    params: () => {
      const [assessment, joins] = [this.state.assessmentId(), this.state.live.surroundings.joins()];
      return assessment && joins > 0 ? { assessment, joins } : undefined;
    },
    load: ({ assessment }, abort) => this.#assessments.quarantinedNotes(assessment, abort),
  });
  protected readonly setApart = computed(() => {
    const [assessment, response] = [this.state.assessmentId(), this.state.view()?.id];
    const view = this.quarantined.value()?.find((note) => note.response === response);
    return assessment && view ? { assessment, view } : null;
  });
  protected readonly conflicts = computed(() =>
    this.state.live
      .conflicts()
      .filter(({ response }) => response === this.state.view()?.id)
      .map((conflict) => ({ conflict, notice: conflictNotice(conflict, this.state.nameOf) })),
  );

  /** Puts the cursor into the rationale. */
  write(): void {
    this.editor()?.focus();
  }

  /** Nothing is offered any more: back into the text, from which it came. */
  protected declined(): void {
    this.pictures.set([]);
    this.write();
  }

  protected walk(to: OutlineItem | null): void {
    if (to) this.opened.emit(to.id);
  }

  protected rate(level: number): void {
    const id = this.state.view()?.id;
    const value = Level.safeParse(level);
    if (id && value.success) this.state.live.set(id, { field: 'level', value: value.data });
  }

  protected flag(): void {
    const view = this.state.view();
    if (view) this.state.live.set(view.id, { field: 'flag', value: !view.values.flag });
  }
}
