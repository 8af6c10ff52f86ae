import { CODES, type FilledCells, fullWorkbookFile } from '../../../testing/full-workbook';
import { release, releases } from '../../../testing/releases';
import { AssessmentDocument } from '../../document/assessment-document';
import { keyOf } from '../../document/keys';
import { ExchangeError } from '../../exchange-error';
import { readAssessment } from '../../read-assessment';
import { scoreDocument } from '../../scores';
import { CATEGORIES, LEVEL_WORDS } from './layout';

const read = (cells: FilledCells = {}) => readAssessment(fullWorkbookFile(cells), { releases });
const answer = (document: AssessmentDocument, key: string) => document.answers.find((own) => keyOf(own) === key);
const model = release('1.0.0');

describe('the official workbook for full assessments', () => {
  it('is recognised by its content', () => {
    expect(read()).toMatchObject({ kind: 'workbook-full', release: '1.0.0', method: 'full' });
    expect(AssessmentDocument.safeParse(read()).success).toBe(true);
  });

  it('has a place in the model for each of its 72 requirements', () => {
    const wanted = model.modules.flatMap(({ id: module, categories }) =>
      categories.flatMap(({ id: category, requirements }) =>
        requirements.map(({ id: requirement }) => keyOf({ module, category, requirement })),
      ),
    );
    const found = read()
      .answers.filter(({ requirement }) => requirement !== undefined)
      .map(keyOf);
    expect(found.toSorted()).toEqual(wanted.toSorted());
    expect(found).toHaveLength(72);
  });

  it('puts every level, note and evidence where it belongs, by the name of the category and never by position', () => {
    const ratings = Object.fromEntries(
      CODES.map((code, index) => [code, { I: LEVEL_WORDS[index % 5] ?? '', J: `note ${code}`, L: `see ${code}` }]),
    );
    const document = read({ ratings });
    for (const [index, code] of CODES.entries()) {
      const layout = CATEGORIES.find((own) => code.startsWith(own.code));
      const module = model.modules.find(({ categories }) => categories.some(({ slug }) => slug === layout?.slug));
      const category = module?.categories.find(({ slug }) => slug === layout?.slug);
      const key = `${module?.id}.${category?.id}.${code.split('.')[2]}`;
      expect([key, answer(document, key)]).toEqual([
        key,
        expect.objectContaining({ level: (index % 5) + 1, notes: `note ${code}`, evidence: `see ${code}` }),
      ]);
    }
    expect(answer(document, 'O.11.1')?.notes).toBe('note 3.2.1.');
    expect(answer(document, 'O.10.1')?.notes).toBe('note 3.4.1.');
  });

  it('takes words whatever their case and the blanks around them, and keeps others with their cell', () => {
    const document = read({ ratings: { '1.1.1.': { I: ' MANAGED ' }, '1.1.2.': { I: 'Verwaltet' } } });
    expect(answer(document, 'G.1.1')?.level).toBe(4);
    expect(answer(document, 'G.1.2')?.level).toBe(0);
    expect(document.unmapped).toMatchObject([{ content: 'Verwaltet', place: { sheet: 'Assessment', cell: 'I22' } }]);
    expect(document.warnings).toMatchObject([{ code: 'odd-value', place: { cell: 'I22' } }]);
  });

  it('gives the one reason of a block to the category, or else to each requirement that is out', () => {
    const document = read({
      scoping: { F16: 'out of', L16: 'not ours', K22: 'OUT OF', K24: 'OUT OF', L22: 'elsewhere', K23: 'perhaps' },
    });
    expect(answer(document, 'G.2')).toMatchObject({ applicability: 'not-applicable', reason: 'not ours' });
    expect(answer(document, 'G.2.1')).toEqual(expect.not.objectContaining({ reason: 'not ours' }));
    expect(answer(document, 'G.3.1')).toMatchObject({ applicability: 'not-applicable', reason: 'elsewhere' });
    expect(answer(document, 'G.3.3')).toMatchObject({ applicability: 'not-applicable', reason: 'elsewhere' });
    expect(answer(document, 'G.3.2')).toMatchObject({ applicability: 'applicable' });
    expect(answer(document, 'G.3.2')?.reason).toBeUndefined();
  });

  it('takes a reason from a hidden part of the merged cell, and says so', () => {
    const document = read({ scoping: { K19: 'OUT OF', L19: 'hidden' } });
    expect(answer(document, 'G.2.4')?.reason).toBe('hidden');
    expect(document.warnings).toMatchObject([{ code: 'hidden-cell', place: { sheet: 'Scoping', cell: 'L19' } }]);
  });

  it('keeps a reason for which nothing is out of scope', () => {
    expect(read({ scoping: { L10: 'why' } }).unmapped).toMatchObject([{ content: 'why', place: { cell: 'L10' } }]);
  });

  it('reads what the assessment is about, with dates as days', () => {
    const document = read({
      overview: { D5: 'TLS', D6: 'Acme', D7: 46023, D8: 46112.5, L5: 'External', L7: 'Jo', B16: 'line 1\r\nline 2' },
    });
    expect(document).toMatchObject({
      name: 'TLS',
      about: {
        organization: 'Acme',
        startOn: '2026-01-01',
        targetOn: '2026-03-31',
        assessorPosition: 'external',
        assessor: 'Jo',
        useCase: 'line 1\nline 2',
      },
    });
  });

  it('does not guess a date in words', () => {
    const document = read({ overview: { D9: '03/04/2026' } });
    expect(document.about.finishOn).toBeUndefined();
    expect(document.unmapped).toMatchObject([{ content: '03/04/2026', place: { sheet: 'Overview', cell: 'D9' } }]);
  });

  it('finds the category of a plan by the stored title of its form, else by the order of required levels', () => {
    const titled = read({
      plans: {
        H15: 'Optimized',
        H20: 'Managed',
        B38: { formula: 'X', result: '2.1. Key' },
        D39: 'a',
        B47: '1.2. P',
        D48: 'b',
      },
    });
    expect(titled.plans).toMatchObject([
      { module: 'G', category: '2', targetLevel: 5, objectives: [{ text: 'b' }] },
      { module: 'M', category: '5', targetLevel: 4, objectives: [{ text: 'a' }] },
    ]);
    const untitled = read({ plans: { H15: 'Optimized', H27: 'Managed', B38: 0, D40: 'CISO', B47: 0, D50: '2027-Q1' } });
    expect(untitled.plans).toMatchObject([
      { category: '2', responsibility: 'CISO' },
      { module: 'O', category: '11', schedule: '2027-Q1' },
    ]);
  });

  it('keeps a plan that belongs to no category', () => {
    expect(read({ plans: { D39: 'lost' } }).unmapped).toMatchObject([{ content: { objectives: 'lost' } }]);
  });

  it('keeps texts in hidden rows without a requirement, but not the levels that the published file left there', () => {
    const document = read({ ratings: { '1.2.6.': { I: 'Basic', J: 'mine' } } });
    expect(document.unmapped.map(({ content }) => content)).toEqual(['mine']);
  });

  it('refuses a formula that somebody put into an input, naming the cell', () => {
    const cells = { overview: { D7: { formula: 'TODAY()', result: '46023' } } };
    expect(() => read(cells)).toThrow(
      new ExchangeError('formula', 'Overview!D7 holds a formula: put its value there and save.'),
    );
  });

  it('stores evidence that looks like a formula as the text it is', () => {
    expect(answer(read({ ratings: { '1.1.1.': { L: '=cmd|x' } } }), 'G.1.1')?.evidence).toBe('=cmd|x');
  });

  it('knows which scope the workbook itself takes from another row, and shows its score', () => {
    const document = read({
      ratings: { '3.1.1.': { I: 'Managed' }, '3.1.2.': { I: 'Basic' }, '3.3.1.': { I: 'Initial' } },
      scoping: { K60: 'OUT OF' },
    });
    expect(document.tool.differs).toContainEqual(
      expect.objectContaining({ module: 'O', category: '9', requirement: '2', applicability: 'applicable' }),
    );
    const { byPolicy, tool, differences } = scoreDocument(document, model);
    expect(byPolicy.workbook.categories['9']?.distribution.notApplicable).toBe(1);
    expect(tool.categories['9']?.distribution.notApplicable).toBe(0);
    const scopes = 'uses the scope of each requirement; the official tool reads that of';
    expect(differences).toEqual(
      [
        ['PKIMM scoring', 'leaves out what is not assessed, which the official tool counts as level 0; it '],
        ['Workbook scoring', ''],
        ['Browser tool scoring', 'leaves out what is not assessed, which the official tool counts as level 0; it '],
      ].map(([policy, reason]) => `${policy} ${reason}${scopes} 1 requirement from another row.`),
    );
  });
});
