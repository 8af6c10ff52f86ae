import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { OPEN_PLANS, type PkiStanding, type ScoreView } from '@certitude/contracts';
import { policyName } from '@certitude/maturity';
import { scoreText } from '@certitude/maturity/text';
import { NOW, Session, fillTopBar } from '@certitude/web/core';
import {
  ASSESSMENT_FACES,
  Button,
  Card,
  Deadline,
  EmptyState,
  ErrorState,
  LevelChip,
  PageHeader,
  Skeleton,
  StatusBadge,
  formatDateOnly,
} from '@certitude/web/ui';
import { HeatMap, TrendLine, type TrendPoint } from '@certitude/web/ui/charts';
import { Dashboard } from '../data-access/insights';
import { changesSince } from '../changes';
import { heatCells, heatColumns } from '../heat-rows';
import { DATE_KINDS, datePath } from '../next-dates';
import { OVERDUE, SUBMITTED, nextSteps } from '../next-steps';
import { UnheldNotice } from './unheld-notice';

/** A figure that leads to the list of what it counts. */
interface Tile {
  readonly label: string;
  readonly count: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly alarm?: boolean;
}

/** Every PKI's maturity at a glance, and what is open. */
@Component({
  selector: 'certitude-dashboard-page',
  imports: [
    RouterLink,
    Button,
    Card,
    Deadline,
    EmptyState,
    ErrorState,
    HeatMap,
    LevelChip,
    PageHeader,
    Skeleton,
    StatusBadge,
    TrendLine,
    UnheldNotice,
  ],
  providers: [Dashboard],
  templateUrl: './dashboard-page.html',
  styleUrl: './dashboard-page.scss',
})
export class DashboardPage {
  readonly #session = inject(Session);
  protected readonly dashboard = inject(Dashboard);
  readonly #now = inject(NOW);
  protected readonly states = ASSESSMENT_FACES;
  protected readonly policyName = policyName;
  protected readonly icon = 'layout-dashboard';
  protected readonly changes = changesSince;
  protected readonly dateKinds = DATE_KINDS;
  protected readonly dates = computed(() =>
    (this.dashboard.value()?.nextDates ?? []).map((date) => ({ ...date, link: this.link(...datePath(date)) })),
  );
  protected readonly steps = computed(() => {
    const view = this.dashboard.value();
    return view ? nextSteps(view).map(({ text, path, query }) => ({ text, query, link: this.link(...path) })) : [];
  });
  readonly #assessed = computed(() =>
    (this.dashboard.value()?.pkis ?? []).filter(({ categories }) => categories.length > 0),
  );
  protected readonly columns = computed(() => heatColumns(this.#assessed()));
  protected readonly rows = computed(() =>
    this.#assessed().map((pki) => ({
      key: pki.pkiId,
      label: pki.name,
      link: pki.assessmentId ? this.link('assessments', pki.assessmentId) : undefined,
      cells: heatCells(pki),
    })),
  );
  protected readonly tiles = computed((): readonly Tile[] => {
    const view = this.dashboard.value();
    if (!view) return [];
    return [
      { label: 'Open plans', count: view.openPlans, path: 'plans', query: { status: OPEN_PLANS } },
      { label: 'Overdue plans', count: view.overduePlans, path: 'plans', query: OVERDUE, alarm: true },
      { label: 'Answers to review', count: view.responsesToReview, path: 'answers-to-review' },
      { label: 'Evidence to review', count: view.evidenceToReview, path: 'evidence', query: SUBMITTED },
    ];
  });

  constructor() {
    fillTopBar({ crumbs: () => [{ label: 'Dashboard' }] });
  }

  protected link(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.requireOrganization(), ...path];
  }

  /** The figure beside a level chip; nothing where the chip says all: not assessed, not applicable. */
  protected score({ score, level }: Pick<ScoreView, 'score' | 'level'>): string {
    return score === null || level === 0 ? '' : scoreText(score);
  }

  /** Its versions, and how it stands now unless that is a version. */
  protected trend({ trend, state, overall }: PkiStanding): readonly TrendPoint[] {
    const isOpen = state !== 'finalized' && overall !== null && overall.assessed > 0;
    return isOpen ? [...trend, { at: new Date(this.#now()).toISOString(), score: overall.score }] : trend;
  }

  protected date(moment: string): string {
    return formatDateOnly(moment.slice(0, 10));
  }

  protected versionLink({ before }: PkiStanding): readonly string[] {
    return before ? this.link('assessments', before.assessmentId, 'versions', String(before.revision)) : [];
  }
}
