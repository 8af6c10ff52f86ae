import { Component, inject } from '@angular/core';
import { Theme } from '@certitude/web/core';
import { Card } from '@certitude/web/ui';
import { Segmented } from '@certitude/web/ui/panes';

/** Light or dark; counts at once, on every device. */
@Component({
  selector: 'certitude-appearance',
  imports: [Card, Segmented],
  template: `
    <certitude-card heading="Theme" text="Takes effect immediately, wherever you sign in.">
      <certitude-segmented
        label="Theme"
        [choices]="choices"
        [value]="theme.choice()"
        (valueChange)="theme.choose($event)"
      />
    </certitude-card>
  `,
})
export class Appearance {
  protected readonly theme = inject(Theme);
  protected readonly choices = [
    { value: 'system', label: 'Like the system' },
    { value: 'light', label: 'Light' },
    { value: 'dark', label: 'Dark' },
  ] as const;
}
