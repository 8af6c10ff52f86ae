import { scoreText } from '@certitude/maturity/text';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NOT_APPLICABLE, NOT_ASSESSED } from '../level/level';
import { heatGroups, heatLook, type HeatCell, type HeatColumn, type HeatRow } from './heat-map-data';

/**
 * Categories × PKIs, each cell with its score on the colour of the level reached. It is a table: the number stands in
 * every cell, screen readers read it with its headings, and the row headings stay in view while it scrolls sideways.
 */
@Component({
  selector: 'certitude-heat-map',
  imports: [RouterLink],
  templateUrl: './heat-map.html',
  styleUrl: './heat-map.scss',
})
export class HeatMap {
  readonly heading = input.required<string>();
  /** Heading of the rows: "PKI". */
  readonly rowHeading = input.required<string>();
  readonly columns = input.required<readonly HeatColumn[]>();
  readonly rows = input.required<readonly HeatRow[]>();

  protected readonly groups = computed(() => heatGroups(this.columns()));
  protected readonly look = heatLook;

  protected text(cell: HeatCell | undefined): string {
    if (!cell || cell.notApplicable) return '';
    return cell.score === null || cell.score === 0 ? '–' : scoreText(cell.score);
  }

  protected spoken(cell: HeatCell | undefined): string {
    if (!cell) return 'Not in this model release';
    if (cell.notApplicable) return NOT_APPLICABLE;
    return cell.score === null || cell.score === 0 ? NOT_ASSESSED : scoreText(cell.score);
  }
}
