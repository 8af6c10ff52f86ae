import { Directive, computed, inject, input } from '@angular/core';
import { Field } from './field';

/** An input, select or textarea. Inside a certitude-field it takes id, description and error state from there. */
@Directive({
  selector: 'input[certitudeInput], select[certitudeInput], textarea[certitudeInput]',
  host: {
    '[class]': 'classes()',
    '[attr.id]': 'field?.id ?? null',
    '[attr.aria-describedby]': 'field?.describedBy() ?? null',
    '[attr.aria-invalid]': 'field?.message() ? true : null',
  },
})
export class Input {
  readonly certitudeInput = input<'' | 'small' | 'large'>('');
  protected readonly field = inject(Field, { optional: true });
  protected readonly classes = computed(
    () => `input${this.certitudeInput() ? ` input--${this.certitudeInput()}` : ''}`,
  );
}
