import { Component, computed, inject, input, model } from '@angular/core';
import { type AccountId } from '@certitude/contracts';
import { type ImportedPerson } from '@certitude/contracts/exchange';
import { Members } from '@certitude/web/core';
import { Field, Input } from '@certitude/web/ui';
import { shareText } from '../rules/import-words';

/** Who the people of a source are here. */
@Component({
  selector: 'certitude-import-people',
  imports: [Field, Input],
  template: `
    @if (people().length > 0) {
      <section class="panel" aria-labelledby="import-people">
        <h2 id="import-people">People</h2>
        <p class="muted">Choose who they are here. Whoever is no member stays a name beside what they own.</p>
        <div class="fields">
          @for (person of people(); track person.id) {
            <certitude-field [label]="person.name" [help]="shareText(person)">
              <select #account certitudeInput (change)="assign(person.id, account.value)">
                <option value="">Stays a name</option>
                @for (member of members(); track member.id) {
                  <option [value]="member.id" [selected]="accounts().get(person.id) === member.id">
                    {{ member.name }}
                  </option>
                }
              </select>
            </certitude-field>
          }
        </div>
      </section>
    }
  `,
  styleUrl: './import.scss',
})
export class ImportPeople {
  readonly people = input.required<readonly ImportedPerson[]>();
  readonly accounts = model<ReadonlyMap<string, AccountId>>(new Map());
  readonly #members = inject(Members);
  protected readonly shareText = shareText;
  protected readonly members = computed(() => this.#members.active());

  protected assign(person: string, account: string): void {
    const changed = new Map(this.accounts());
    if (account) changed.set(person, account as AccountId);
    else changed.delete(person);
    this.accounts.set(changed);
  }
}
