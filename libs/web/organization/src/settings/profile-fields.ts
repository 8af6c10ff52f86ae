import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { SIZE_BANDS } from '@certitude/contracts';
import { Field, Input } from '@certitude/web/ui';
import { ZonePick } from '../zones/zone-pick';
import { type ProfileForm } from './profile-model';

/** The fields of an organization's profile, for making and for changing one. */
@Component({
  selector: 'certitude-profile-fields',
  imports: [Field, FormField, Input, ZonePick],
  template: `
    <certitude-field label="Name" [of]="of().name">
      <input certitudeInput autocomplete="organization" [formField]="of().name" />
    </certitude-field>
    <certitude-field label="Time zone" help="Deadlines and reminders follow it." [of]="of().timeZone">
      <certitude-zone-pick [formField]="of().timeZone" />
    </certitude-field>
    <div class="pair">
      <certitude-field label="Industry" optional [of]="of().industry">
        <input certitudeInput [formField]="of().industry" />
      </certitude-field>
      <certitude-field label="Region" optional [of]="of().region">
        <input certitudeInput [formField]="of().region" />
      </certitude-field>
    </div>
    <certitude-field label="People in the organization" optional [of]="of().sizeBand">
      <select certitudeInput [formField]="of().sizeBand">
        <option value="">Not specified</option>
        @for (band of bands; track band) {
          <option [value]="band">{{ band }}</option>
        }
      </select>
    </certitude-field>
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    .pair {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-4);
      @include phone {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class ProfileFields {
  readonly of = input.required<FieldTree<ProfileForm>>();
  protected readonly bands = SIZE_BANDS;
}
