import { Component, computed, model, output } from '@angular/core';
import { type FormValueControl } from '@angular/forms/signals';
import { Input } from '@certitude/web/ui';

/** Time zones to choose from; the one in use is always among them. */
export const timeZones = (current: string): readonly string[] => {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(current) ? known : [current, ...known];
};

/** Chooses a time zone: a control for a field of a form. */
@Component({
  selector: 'certitude-zone-pick',
  imports: [Input],
  template: `
    <select #zone certitudeInput (change)="value.set(zone.value)" (blur)="touch.emit()">
      @for (each of zones(); track each) {
        <option [value]="each" [selected]="each === value()">{{ each }}</option>
      }
    </select>
  `,
  styles: `
    :host {
      display: grid;
    }
  `,
})
export class ZonePick implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  protected readonly zones = computed(() => timeZones(this.value()));
}
