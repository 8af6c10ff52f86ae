import { release, releases } from '../../../testing/releases';
import { type GivenSheet, workbookFile } from '../../../testing/workbooks';
import { AssessmentDocument } from '../../document/assessment-document';
import { readAssessment } from '../../read-assessment';
import { scoreDocument } from '../../scores';
import { CATEGORIES } from '../workbook-full/layout';

const ROWS = [13, 23, 37, 47, 61, 71, 85, 95];
const read = (tool: GivenSheet) =>
  readAssessment(workbookFile({ Tool: tool, Report: { B2: 'PKI Maturity' }, Source: {} }), { releases });

describe('the official workbook for self-assessments', () => {
  it('gives each category the choice of its own buttons', () => {
    const cells = ROWS.flatMap((row) => [`C${row}`, `G${row}`]);
    const chosen = CATEGORIES.map((_category, index) => [cells[index] ?? '', (index % 6) + 1] as const);
    const document = read({ E3: 'TLS', ...Object.fromEntries(chosen) });
    expect(AssessmentDocument.safeParse(document).success).toBe(true);
    expect(document).toMatchObject({ kind: 'workbook-self', release: '1.0.0', method: 'self', name: 'TLS' });
    const slugs = release('1.0.0').modules.flatMap(({ id, categories }) =>
      categories.map((category) => [`${id}.${category.id}`, category.slug] as const),
    );
    for (const [index, { slug }] of CATEGORIES.entries()) {
      const key = slugs.find(([, own]) => own === slug)?.[0];
      const own = document.answers.find(({ module, category }) => `${module}.${category}` === key);
      const level = (index % 6) + 1;
      expect([slug, own]).toEqual([
        slug,
        expect.objectContaining(
          level === 6 ? { applicability: 'not-applicable', level: 0 } : { applicability: 'applicable', level },
        ),
      ]);
    }
  });

  it('takes no choice and 0 for not assessed, and keeps a number that no button has', () => {
    const document = read({ C13: 0, G13: 7 });
    expect(document.answers.every(({ level, applicability }) => level === 0 && applicability === 'applicable')).toBe(
      true,
    );
    expect(document.unmapped).toMatchObject([{ content: 7, place: { sheet: 'Tool', cell: 'G13' } }]);
  });

  it('shows the score of the workbook, which leaves out what is not assessed', () => {
    const { tool, differences } = scoreDocument(read({ C13: 4 }), release('1.0.0'));
    expect(tool).toMatchObject({ policy: 'workbook', overall: { score: 4 } });
    expect(differences).toEqual([]);
  });
});
