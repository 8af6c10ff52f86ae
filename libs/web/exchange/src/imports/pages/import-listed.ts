import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mayGrant, Role, ROLES } from '@certitude/contracts';
import { type ImportView } from '@certitude/contracts/exchange';
import { ApiError, Session } from '@certitude/web/core';
import { Button, Field, Input, Notice, ROLE_NAMES } from '@certitude/web/ui';
import { Imports } from '../data-access/imports';
import { firstChoices, invitedBy, type ListedChoice, listedProblem } from '../rules/listed-people';

const HERE = { member: 'Member already', invited: 'Invited already' } as const;

/** People of a list: who is invited, where to and as what. */
@Component({
  selector: 'certitude-import-listed',
  imports: [Button, Field, Input, Notice, RouterLink],
  template: `
    <section class="panel" aria-labelledby="import-listed">
      <h2 id="import-listed">People to invite</h2>
      <p class="muted">Everybody you invite gets a link of their own, which you see after the import.</p>
      @if (failure(); as failed) {
        <certitude-notice tone="danger">
          <strong>{{ failed.title }}</strong> {{ failed.fix }}
        </certitude-notice>
      }
      <ul class="pieces">
        @for (person of of().listed; track person.id) {
          <li>
            <label class="choice">
              <input
                #chosen
                type="checkbox"
                [checked]="choices().get(person.id)?.isInvited"
                [disabled]="person.here !== null || busy()"
                (change)="change(person.id, { isInvited: chosen.checked })"
              />
              Invite {{ person.name }}
              @if (person.here; as here) {
                <span class="place">{{ standings[here] }}</span>
              }
            </label>
            @if (choices().get(person.id); as choice) {
              @if (choice.isInvited) {
                <div class="fields">
                  <certitude-field
                    [label]="'Email address of ' + person.name"
                    [error]="asked() ? problemOf(person.id) : null"
                  >
                    <input
                      #address
                      certitudeInput
                      type="email"
                      autocomplete="off"
                      [value]="choice.address"
                      (input)="change(person.id, { address: address.value })"
                    />
                  </certitude-field>
                  <certitude-field [label]="'Role of ' + person.name">
                    <select #role certitudeInput (change)="give(person.id, role.value)">
                      @for (each of roles(); track each) {
                        <option [value]="each" [selected]="each === choice.role">{{ roleNames[each] }}</option>
                      }
                    </select>
                  </certitude-field>
                </div>
              }
            }
          </li>
        }
      </ul>
      <div class="buttons">
        <button
          type="button"
          certitudeButton="primary"
          [busy]="busy()"
          [disabled]="invited().invite.length === 0"
          (click)="invite()"
        >
          {{ action() }}
        </button>
        <a certitudeButton [routerLink]="bringLink()">Import something else</a>
      </div>
      <p class="muted note">Nobody is invited until you choose Invite. This preview is kept for a day.</p>
    </section>
  `,
  styleUrl: './import.scss',
})
export class ImportListed {
  readonly of = input.required<ImportView>();
  readonly done = output<ImportView>();
  readonly #imports = inject(Imports);
  readonly #session = inject(Session);
  protected readonly standings = HERE;
  protected readonly roleNames = ROLE_NAMES;
  readonly #giver = computed((): Role => this.#session.role() ?? 'viewer');
  /** Those that the caller may give. */
  protected readonly roles = computed(() => ROLES.filter((role) => mayGrant(this.#giver(), role)));
  protected readonly choices = linkedSignal(() => firstChoices(this.of().listed, this.#giver()));
  protected readonly invited = computed(() => invitedBy(this.choices()));
  protected readonly action = computed(() => {
    const { length } = this.invited().invite;
    return length === 1 ? 'Invite 1 person' : `Invite ${length} people`;
  });
  protected readonly bringLink = computed(() => ['/o', this.#session.organizationId() ?? '', 'import']);
  /** Whether it was tried: what lacks is said then. */
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<ApiError | null>(null);

  protected problemOf(person: string): string | null {
    return listedProblem(this.choices(), person);
  }

  protected give(person: string, role: string): void {
    this.change(person, { role: Role.parse(role) });
  }

  protected change(person: string, changes: Partial<ListedChoice>): void {
    const choice = this.choices().get(person);
    if (choice) this.choices.update((choices) => new Map(choices).set(person, { ...choice, ...changes }));
  }

  protected async invite(): Promise<void> {
    this.asked.set(true);
    if ([...this.choices().keys()].some((person) => this.problemOf(person) !== null)) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.done.emit(await this.#imports.inviteListed(this.of().id, this.invited()));
    } catch (error) {
      this.failure.set(ApiError.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
