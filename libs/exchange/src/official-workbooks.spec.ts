import { hasOfficialFiles, officialFile, officialFiles, officialJson } from '../testing/official-files';
import { release, releases } from '../testing/releases';
import { keyOf } from './document/keys';
import { readAssessment } from './read-assessment';
import { scoreDocument } from './scores';

interface Vector {
  readonly name: string;
  readonly answers: readonly {
    readonly module: string;
    readonly category: string;
    readonly requirement?: string;
    readonly level: number | null;
    readonly applicability: string;
    readonly requirementScope?: string;
  }[];
  readonly expected: { readonly overall: { readonly score: number } };
  readonly workbookAsPublished?: { readonly overall: { readonly score: number } };
}

const read = (file: string) => readAssessment(officialFile(`vectors/workbooks/${file}`), { releases });
const vectorOf = (file: string): Vector => {
  const vectors = officialJson(
    `vectors/workbook-${file.startsWith('self') ? 'self' : 'full'}.json`,
  ) as readonly Vector[];
  const name = file.replace(/^(self-)?\d+-|(-reasons)?\.xlsx$/g, '');
  const found = vectors.find((vector) => vector.name === name);
  if (!found) throw new Error(`There is no vector ${name}.`);
  return found;
};
const files = officialFiles('vectors/workbooks', /\.xlsx$/);

describe('the official workbooks', () => {
  it('are all there, or none', () => {
    expect(files).toHaveLength(hasOfficialFiles ? 7 : 0);
  });

  it('give the answers that were typed into them', () => {
    for (const file of files) {
      const found = new Map(read(file).answers.map((answer) => [keyOf(answer), answer] as const));
      for (const wanted of vectorOf(file).answers) {
        const own = found.get(keyOf(wanted));
        const isOut =
          (wanted.requirementScope ?? wanted.applicability) !== 'IN' && wanted.applicability !== 'applicable';
        const applicability = isOut ? 'not-applicable' : 'applicable';
        const scope = wanted.requirementScope === undefined ? applicability : own?.applicability;
        expect([file, keyOf(wanted), own?.level, scope]).toEqual([file, keyOf(wanted), wanted.level ?? 0, scope]);
        if (wanted.requirementScope) {
          const isScopedOut = wanted.requirementScope === 'OUT OF';
          expect([keyOf(wanted), own?.applicability]).toEqual([
            keyOf(wanted),
            isScopedOut ? 'not-applicable' : 'applicable',
          ]);
        }
      }
    }
  });

  it('have the score by policy, and the one that they show themselves', () => {
    for (const file of files) {
      const { expected, workbookAsPublished } = vectorOf(file);
      const { byPolicy, tool } = scoreDocument(read(file), release('1.0.0'));
      expect([file, byPolicy.workbook.overall.score]).toEqual([file, expect.closeTo(expected.overall.score, 12)]);
      const shown = workbookAsPublished ?? expected;
      expect([file, tool.overall.score]).toEqual([file, expect.closeTo(shown.overall.score, 12)]);
    }
  });

  it('give reasons, plans and texts', () => {
    for (const file of files.filter((name) => name.startsWith('33-'))) {
      const document = read(file);
      const reasons = document.answers.filter(({ reason }) => reason !== undefined).map(keyOf);
      expect(reasons).toContain('G.2.4');
      expect(document.plans).toHaveLength(4);
      expect(document.about).toMatchObject({ startOn: '2026-01-01', assessorPosition: 'external' });
      expect(document.unmapped).toEqual([]);
    }
  });
});
