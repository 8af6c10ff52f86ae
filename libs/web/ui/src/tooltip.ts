import { Directive } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';

/** A word on hover and focus: `certitudeTooltip="Flag (F)"`. Never the only place of something needed. */
@Directive({
  selector: '[certitudeTooltip]',
  hostDirectives: [
    { directive: MatTooltip, inputs: ['matTooltip: certitudeTooltip', 'matTooltipPosition: tooltipPosition'] },
  ],
})
export class Tooltip {}
