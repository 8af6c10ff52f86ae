import { Directive } from '@angular/core';
import { MAT_TOOLTIP_DEFAULT_OPTIONS, MatTooltip } from '@angular/material/tooltip';

/** A word on hover and focus: `certitudeTooltip="Flag (F)"`. Never the only place of something needed. */
@Directive({
  selector: '[certitudeTooltip]',
  providers: [
    { provide: MAT_TOOLTIP_DEFAULT_OPTIONS, useValue: { showDelay: 400, hideDelay: 0, touchendHideDelay: 1_000 } },
  ],
  hostDirectives: [
    { directive: MatTooltip, inputs: ['matTooltip: certitudeTooltip', 'matTooltipPosition: tooltipPosition'] },
  ],
})
export class Tooltip {}
