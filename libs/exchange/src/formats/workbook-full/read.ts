import { type AssessmentDocument } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { Findings } from '../../document/findings';
import { InputCells } from '../../xlsx/input-cells';
import { type Workbook } from '../../xlsx/workbook';
import { type Content, type ReadOptions } from '../format';
import { workbookCategories } from '../workbook-release';
import { CATEGORIES, WORKBOOK_RELEASE } from './layout';
import { readPlans } from './read-plans';
import { readRatings } from './read-ratings';
import { readScope } from './read-scope';

/** Reads the official workbook for full assessments: inputs only, nothing that it computes. */
export function readFullWorkbook(content: Content, options: ReadOptions): AssessmentDocument {
  if (content.type !== 'workbook') throw new TypeError('This is no workbook.');
  const findings = new Findings();
  const cells = (sheet: string): InputCells => new InputCells(content.workbook, sheet, findings);
  const categories = workbookCategories(options);
  const ratings = readRatings(cells('Assessment'), findings);
  const blocks = CATEGORIES.map((layout) => ({ layout, scope: readScope(cells('Scoping'), layout, findings) }));
  const answers = blocks.flatMap(({ layout, scope }) => {
    const placed = categories.get(layout.slug);
    if (!placed) return [];
    const place = { module: placed.module.id, category: placed.category.id };
    return [
      { ...place, ...scope.category, level: 0 as const },
      ...scope.requirements.map((own, index) => {
        const rating = ratings.get(`${layout.code}${index + 1}.`) ?? { level: 0 as const };
        return { ...place, requirement: `${index + 1}`, ...own, ...rating };
      }),
    ];
  });
  const plans = readPlans(cells('ActionPlans'), categories, findings);
  return {
    kind: 'workbook-full',
    release: WORKBOOK_RELEASE,
    method: 'full',
    ...overview(content.workbook, findings),
    answers,
    extensions: [],
    plans,
    workspace: {},
    unmapped: findings.unmapped,
    warnings: findings.warnings,
    choices: findings.choices,
    tool: {
      policy: 'workbook',
      differs: blocks.flatMap(({ layout, scope }) => {
        const placed = categories.get(layout.slug);
        const own = placed && { module: placed.module.id, category: placed.category.id };
        return own ? scope.counted.map((counted) => ({ ...own, ...counted })) : [];
      }),
    },
    origin: { fields: [], kept: {} },
  };
}

function overview(workbook: Workbook, findings: Findings): Pick<AssessmentDocument, 'name' | 'about'> {
  const cells = new InputCells(workbook, 'Overview', findings);
  const name = cells.text('D5');
  const about = defined({
    assessmentName: name,
    useCase: cells.text('B16'),
    organization: cells.text('D6'),
    assessor: cells.text('L7'),
    assessorCompany: cells.text('L6'),
    assessorPosition: cells.word('L5', ['internal', 'external']),
    startOn: cells.day('D7'),
    targetOn: cells.day('D8'),
    finishOn: cells.day('D9'),
    components: cells.text('B20'),
    outOfScope: cells.text('B24'),
    highLevelDesign: cells.text('B31'),
    pointsOfInteraction: cells.text('B35'),
  });
  return { ...defined({ name }), about };
}
