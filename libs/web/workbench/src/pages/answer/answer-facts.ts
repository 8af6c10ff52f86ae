import { Component, computed, inject } from '@angular/core';
import { mayBeHandedIn, type AccountId, type DateOnly } from '@certitude/contracts';
import { Members } from '@certitude/web/core';
import { NamedPerson, peopleToChoose } from '@certitude/web/parts';
import { Avatar, Button, Deadline, Icon, PersonName, RESPONSE_FACES, StatusBadge } from '@certitude/web/ui';
import { DateField } from '@certitude/web/ui/panes';
import { type z } from 'zod';
import { WorkbenchActions } from '../workbench-actions';
import { WorkbenchState } from '../workbench-state';

type Role = 'owner' | 'reviewer';

/** Status, owner, reviewer and due date of the open answer, who is invited to it, and where it stands in the model. */
@Component({
  selector: 'certitude-answer-facts',
  imports: [Avatar, Button, DateField, Deadline, Icon, NamedPerson, PersonName, StatusBadge],
  templateUrl: './answer-facts.html',
  styleUrl: './answer-facts.scss',
})
export class AnswerFacts {
  protected readonly state = inject(WorkbenchState);
  protected readonly actions = inject(WorkbenchActions);
  readonly #members = inject(Members);

  protected readonly faces = RESPONSE_FACES;
  protected readonly roles: readonly { readonly field: Role; readonly label: string }[] = [
    { field: 'owner', label: 'Owner' },
    { field: 'reviewer', label: 'Reviewer' },
  ];
  /** May be handed in for review from here: answered, and not with a reviewer already. */
  protected readonly isSubmittable = computed(() => {
    const view = this.state.view();
    return view !== null && this.state.live.mayAnswer(view) && mayBeHandedIn(view.values);
  });
  protected readonly mayAssign = computed(() => this.state.live.mayAssign());
  /** People invited to answer, oneself first. */
  protected readonly invited = computed(() =>
    [...this.state.invited()]
      .map((id) => this.#members.person(id))
      .sort((one, other) => Number(other.you) - Number(one.you) || one.name.localeCompare(other.name)),
  );
  protected readonly people = computed(() => ({
    owner: peopleToChoose(this.#members, this.state.view()?.values.owner ?? null),
    reviewer: peopleToChoose(this.#members, this.state.view()?.values.reviewer ?? null),
  }));

  protected person(role: Role) {
    return this.#members.person(this.state.view()?.values[role] ?? null);
  }

  protected submit(): void {
    const id = this.state.view()?.id;
    if (id) this.state.live.set(id, { field: 'status', value: 'ready-for-review' });
  }

  protected assign(field: Role, event: Event): void {
    const id = this.state.view()?.id;
    const chosen = (event.target as HTMLSelectElement).value;
    if (id) this.state.live.set(id, { field, value: chosen === '' ? null : (chosen as AccountId) });
  }

  protected setDue(chosen: string): void {
    const id = this.state.view()?.id;
    if (id)
      this.state.live.set(id, { field: 'dueOn', value: chosen === '' ? null : (chosen as z.infer<typeof DateOnly>) });
  }
}
