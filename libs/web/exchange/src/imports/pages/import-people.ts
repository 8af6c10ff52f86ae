import { Component, computed, inject, input, model } from '@angular/core';
import { type AccountId } from '@certitude/contracts';
import { type ImportedPerson } from '@certitude/contracts/exchange';
import { Members } from '@certitude/web/core';
import { Field, Input } from '@certitude/web/ui';
import { shareText } from '../rules/import-words';
import { addressProblem, type PeopleChoices, type PersonChoice } from '../rules/person-choice';

const INVITED = 'invited';

/** Who the people of a source are here. */
@Component({
  selector: 'certitude-import-people',
  imports: [Field, Input],
  template: `
    @if (people().length > 0) {
      <section class="panel" aria-labelledby="import-people">
        <h2 id="import-people">People</h2>
        <p class="muted">
          Choose who they are here. Whoever you invite takes over what they own when they join. Everybody else stays an
          external person: a name beside what they own.
        </p>
        <div class="fields">
          @for (person of people(); track person.id) {
            <div class="person">
              <certitude-field [label]="person.name" [help]="shareText(person)">
                <select #account certitudeInput (change)="assign(person.id, account.value)">
                  <option value="" [selected]="!choices().has(person.id)">External person, stays a name</option>
                  <option [value]="invited" [selected]="addressOf(person.id) !== null">
                    Invite to the organization
                  </option>
                  @for (member of members(); track member.id) {
                    <option [value]="member.id" [selected]="accountOf(person.id) === member.id">
                      {{ member.name }}
                    </option>
                  }
                </select>
              </certitude-field>
              @if (addressOf(person.id); as typed) {
                <certitude-field
                  [label]="'Email address of ' + person.name"
                  help="You get a link for them after the import. They join as contributor."
                  [error]="asked() ? addressProblem(typed.address) : null"
                >
                  <input
                    #address
                    certitudeInput
                    type="email"
                    autocomplete="off"
                    [value]="typed.address"
                    (input)="invite(person.id, address.value)"
                  />
                </certitude-field>
              }
            </div>
          }
        </div>
      </section>
    }
  `,
  styleUrl: './import.scss',
})
export class ImportPeople {
  readonly people = input.required<readonly ImportedPerson[]>();
  readonly choices = model<PeopleChoices>(new Map());
  /** Whether it was tried to import with it: what lacks is said then. */
  readonly asked = input(false);
  readonly #members = inject(Members);
  protected readonly invited = INVITED;
  protected readonly shareText = shareText;
  protected readonly addressProblem = addressProblem;
  protected readonly members = computed(() => this.#members.active());

  protected accountOf(person: string): AccountId | null {
    const choice = this.choices().get(person);
    return choice?.kind === 'member' ? choice.account : null;
  }

  protected addressOf(person: string): { readonly address: string } | null {
    const choice = this.choices().get(person);
    return choice?.kind === 'invited' ? choice : null;
  }

  protected assign(person: string, chosen: string): void {
    if (chosen === INVITED) this.invite(person, '');
    else this.#choose(person, chosen === '' ? null : { kind: 'member', account: chosen as AccountId });
  }

  protected invite(person: string, address: string): void {
    this.#choose(person, { kind: 'invited', address });
  }

  #choose(person: string, choice: PersonChoice | null): void {
    const changed = new Map(this.choices());
    if (choice) changed.set(person, choice);
    else changed.delete(person);
    this.choices.set(changed);
  }
}
