import { Component, input } from '@angular/core';
import { type Explanation } from '@certitude/maturity';
import { scoreText } from '@certitude/maturity/text';
import { WhyScore } from '@certitude/web/parts';
import { LevelMeter } from '@certitude/web/ui/panes';
import { LevelBars, LevelDistribution, RadarChart } from '@certitude/web/ui/charts';
import { targetText, type Results } from '../rules/results';
import { TargetGapsList } from './target-gaps-list';

/** The scores of an assessment as they stand, or as they were frozen: overall, modules, categories, gaps. */
@Component({
  selector: 'certitude-results-view',
  imports: [LevelBars, LevelDistribution, LevelMeter, RadarChart, TargetGapsList, WhyScore],
  templateUrl: './results-view.html',
  styleUrl: './results-view.scss',
})
export class ResultsView {
  readonly of = input.required<Results>();
  /** Where answers are given; null where they are only read. */
  readonly workbench = input.required<readonly string[] | null>();

  protected readonly targetText = targetText;

  protected score({ value }: Explanation): string {
    return value ? scoreText(value.number) : '–';
  }
}
