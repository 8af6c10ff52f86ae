import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { heldKinds, type Handover, type MemberView, type WorkKind } from '@certitude/contracts';
import { Members, Session, loadable } from '@certitude/web/core';
import { WORK_KIND_NAMES, workInWords, workOfKind } from '@certitude/web/parts';
import { Button, ErrorState, Field, Input, Skeleton } from '@certitude/web/ui';
import { Segmented } from '@certitude/web/ui/panes';
import { Dialog } from '@certitude/web/ui/overlays';
import { MemberChanges } from '../data-access/member-changes';
import { handoverOf, offeredKinds, receivers, type HandoverMode } from './handover-choice';

const MODES = [
  { value: 'one', label: 'All to one person' },
  { value: 'kinds', label: 'By kind' },
  { value: 'leave', label: 'Leave as it is' },
] as const;

/** Asks before a member goes, and what becomes of their work. Closes with what is handed to whom. */
@Component({
  selector: 'certitude-removal-dialog',
  imports: [Button, Dialog, ErrorState, Field, Input, Segmented, Skeleton],
  templateUrl: './removal-dialog.html',
  styles: `
    h3 {
      font-size: var(--text-m);
    }
    h3 + p {
      margin-top: calc(-1 * var(--space-2));
    }
    .fields {
      display: grid;
      gap: var(--space-3);
    }
    .muted {
      color: var(--text-muted);
    }
    certitude-segmented {
      flex: none;
    }
  `,
})
export class RemovalDialog {
  readonly #session = inject(Session);
  readonly #members = inject(Members);
  readonly #changes = inject(MemberChanges);
  protected readonly member = inject<MemberView>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<RemovalDialog, Handover>>(MatDialogRef);
  protected readonly isYou = this.#changes.isYou(this.member);
  protected readonly title = this.isYou
    ? `Leave ${this.#session.membership()?.name ?? 'the organization'}?`
    : `Remove ${this.member.name}?`;
  protected readonly modes = MODES;
  protected readonly kindNames = WORK_KIND_NAMES;
  protected readonly held = loadable({ load: (_, abort) => this.#changes.heldWork(this.member, abort) });
  protected readonly mode = signal<HandoverMode>('one');
  protected readonly isMissing = signal(false);
  readonly #one = signal('');
  readonly #kinds = signal<Readonly<Partial<Record<WorkKind, string>>>>({});

  protected readonly work = computed(() => workInWords(this.held.value() ?? NO_WORK));
  protected readonly offered = computed(() => {
    const role = this.#session.role();
    return role ? offeredKinds(this.held.value() ?? NO_WORK, role) : [];
  });
  /** What stays whatever is chosen, since others hand such work over. */
  protected readonly rest = computed(() =>
    heldKinds(this.held.value() ?? NO_WORK).length > this.offered().length ? this.work() : '',
  );
  protected readonly people = computed(() => this.#choices(this.offered()));

  protected peopleOf(kind: WorkKind): readonly MemberView[] {
    return this.#choices([kind]);
  }

  protected countOf(kind: WorkKind): string {
    return workOfKind(kind, (this.held.value() ?? NO_WORK)[kind]);
  }

  protected chooseMode(mode: HandoverMode): void {
    this.mode.set(mode);
    this.isMissing.set(false);
  }

  protected chooseOne(id: string): void {
    this.#one.set(id);
    this.isMissing.set(false);
  }

  protected chooseFor(kind: WorkKind, id: string): void {
    this.#kinds.update((kinds) => ({ ...kinds, [kind]: id }));
    this.isMissing.set(false);
  }

  protected confirm(): void {
    const choice = { mode: this.mode(), one: this.#one(), kinds: this.#kinds() };
    const handover = handoverOf(choice, this.offered());
    if (handover) this.ref.close(handover);
    else this.isMissing.set(true);
  }

  #choices(kinds: readonly WorkKind[]): readonly MemberView[] {
    return receivers(this.#members.views(), this.member.accountId, kinds);
  }
}

const NO_WORK = { plan: 0, task: 0, evidence: 0, answer: 0, review: 0 };
