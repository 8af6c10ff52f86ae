/** One category of the workbook, by its code there. Codes are no positions in the model: 3.2 is its category 11. */
export interface CategoryLayout {
  readonly code: string;
  readonly slug: string;
  readonly requirements: number;
  /** First row of its block on the sheet Scoping; scope of the category in F, reason in L, both merged over the block. */
  readonly scopingRow: number;
  /** Row of the required level on the sheet ActionPlans. */
  readonly planRow: number;
  /**
   * How far the workbook's own reference to the scope of a requirement misses its row, one number for all of a category or
   * one for each requirement: where it misses, the workbook counts a requirement that was set out of scope.
   */
  readonly scopeMisses: number | readonly number[];
}

/** The model release that both official workbooks are made for. */
export const WORKBOOK_RELEASE = '1.0.0';

const layout = (
  code: string,
  slug: string,
  requirements: number,
  rows: readonly [scopingRow: number, planRow: number, scopeMisses?: number | readonly number[]],
): CategoryLayout => ({
  code,
  slug,
  requirements,
  scopingRow: rows[0],
  planRow: rows[1],
  scopeMisses: rows[2] ?? 0,
});

export const CATEGORIES: readonly CategoryLayout[] = [
  layout('1.1.', 'strategy-and-vision', 4, [10, 14]),
  layout('1.2.', 'policies-and-documentation', 5, [16, 15]),
  layout('1.3.', 'compliance', 4, [22, 16]),
  layout('1.4.', 'processes-and-procedures', 5, [28, 17]),
  layout('2.1.', 'key-management', 6, [34, 20]),
  layout('2.2.', 'certificate-management', 7, [40, 21, [0, 0, 0, 0, 0, -45, 0]]),
  layout('2.3.', 'infrastructure-management', 5, [47, 22, [5, 0, 0, 0, 0]]),
  layout('2.4.', 'change-management-and-agility', 5, [53, 23, [5, 0, 0, 0, 0]]),
  layout('3.1.', 'resilience', 6, [59, 26, 10]),
  layout('3.2.', 'interoperability', 3, [65, 27, 15]),
  layout('3.3.', 'monitoring-and-auditing', 6, [71, 28, 20]),
  layout('3.4.', 'automation', 3, [77, 29, 25]),
  layout('4.1.', 'sourcing', 4, [83, 32, 35]),
  layout('4.2.', 'knowledge-and-training', 5, [87, 33, 40]),
  layout('4.3.', 'awareness', 4, [92, 34, 45]),
];

/** The last row that belongs to a block: the one before the next block. */
export function lastScopingRow(category: CategoryLayout): number {
  const next = CATEGORIES[CATEGORIES.indexOf(category) + 1];
  return next ? next.scopingRow - 1 : category.scopingRow + category.requirements - 1;
}

/** The fifteen forms for action plans, one below the other on the sheet ActionPlans. */
export const PLAN_FORMS = Array.from({ length: 15 }, (_form, index) => ({ titleRow: 38 + index * 9 }));
export const PLAN_FIELDS = [
  'objectives',
  'responsibility',
  'schedule',
  'resources',
  'outputs',
  'tasks',
  'comments',
] as const;

/** The words that the workbook has for levels, whatever the language of Excel. */
export const LEVEL_WORDS = ['initial', 'basic', 'advanced', 'managed', 'optimized'] as const;
export const OUT_OF_SCOPE = 'out of';
