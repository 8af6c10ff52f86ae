import { load } from 'js-yaml';
import type { MaturityLevel } from '@certitude/maturity';
import { hasOfficialFiles, officialFile, officialFiles, officialJson } from '../testing/official-files';
import { pqc, release, releases } from '../testing/releases';
import { AssessmentDocument } from './document/assessment-document';
import { keyOf } from './document/keys';
import { ExchangeError } from './exchange-error';
import { readAssessment } from './read-assessment';
import { scoreDocument, scoreExtensionOf } from './scores';
import { writeAssessment } from './write-assessment';

interface Figures {
  readonly raw: number;
  readonly level: number;
}
interface Expected {
  readonly identity?: Readonly<Record<string, string>>;
  readonly counts?: Readonly<Record<string, number>>;
  readonly officialImport?: { readonly ok: boolean; readonly error?: string };
  readonly officialDecode?: {
    readonly progress: Readonly<Record<string, { readonly level: number; readonly applicability: boolean }>>;
    readonly assessmentName: string;
  };
  readonly trueMapping?: Readonly<
    Record<string, { readonly module: string; readonly category: string; readonly level: number }>
  >;
  readonly truth?: {
    readonly assessmentName: string;
    readonly assessorName: string;
    readonly levels: Readonly<Record<string, number>>;
  };
  readonly scores?: {
    readonly overall: Figures;
    readonly modules: Readonly<Record<string, Figures>>;
    readonly categories: Readonly<Record<string, Figures>>;
    readonly extensions: Readonly<
      Record<
        string,
        {
          readonly score: Figures;
          readonly weightedBaseline: Figures;
          readonly floor: Figures;
          readonly blended: Readonly<Record<string, number>>;
        }
      >
    >;
  };
}

const FOLDER = 'yaml2x';
const expectedOf = (file: string): Expected =>
  officialJson(`${FOLDER}/${file.replace(/\.(yaml|url\.txt|json)$/, '.expected.json')}`) as Expected;
const readFile = (file: string) => readAssessment(officialFile(`${FOLDER}/${file}`), { releases });
const countsOf = ({ answers, extensions, workspace, ...document }: AssessmentDocument) => {
  const rated = [...answers, ...extensions.flatMap((extension) => extension.answers)];
  const requirements = rated.filter(({ requirement }) => requirement !== undefined).length;
  const count = (list: readonly unknown[] = []): number => list.length;
  return {
    progress: rated.length - requirements,
    requirementProgress: requirements,
    actionPlans: count(document.plans),
    artifacts: count(document.artifacts),
    pocs: count(document.people),
    intake: count(workspace.intake),
    checklist: count(workspace.checklist),
    orphaned: count(document.orphans),
  };
};
const all = officialFiles(FOLDER, /\.(yaml|url\.txt)$/).map((file) => ({ file, expected: expectedOf(file) }));
const accepted = all.filter(({ expected }) => expected.officialImport?.ok !== false);
const files = (wanted: (entry: (typeof all)[number]) => boolean) => accepted.filter(wanted);

it('the official files are all there, or none: the rules are proved by fixtures of our own elsewhere', () => {
  expect(officialFiles(FOLDER, /\.expected\.json$/)).toHaveLength(hasOfficialFiles ? 26 : 0);
});

if (hasOfficialFiles) {
  describe('every official file', () => {
    it.each(files(() => true))('$file becomes a valid document', ({ file }) => {
      expect(AssessmentDocument.safeParse(readFile(file)).error).toBeUndefined();
    });

    it.each(files(({ expected }) => expected.scores !== undefined))(
      '$file has the score that its owner knows under web',
      ({ file, expected }) => {
        if (!expected.scores) return;
        const document = readFile(file);
        const { byPolicy, tool } = scoreDocument(document, release(document.release ?? ''));
        const { overall, modules, categories } = expected.scores;
        expect(byPolicy.web.overall.score).toBeCloseTo(overall.raw, 12);
        expect(tool.overall.level).toBe(overall.level);
        for (const [id, figures] of Object.entries(modules)) {
          expect([id, byPolicy.web.modules[id]?.score]).toEqual([
            id,
            figures.raw === -1 ? null : expect.closeTo(figures.raw, 12),
          ]);
        }
        for (const [key, figures] of Object.entries(categories)) {
          const score = byPolicy.web.categories[key.slice(2)];
          expect([key, score?.score, score?.level]).toEqual(
            figures.raw === -1 ? [key, null, null] : [key, expect.closeTo(figures.raw, 12), figures.level],
          );
        }
      },
    );

    it.each(files(({ expected }) => Object.keys(expected.scores?.extensions ?? {}).length > 0))(
      '$file has the extension scores that its owner knows under web',
      ({ file, expected }) => {
        const own = expected.scores?.extensions['pqc'];
        if (!own) return;
        const document = readFile(file);
        const score = scoreExtensionOf(document, release('2.0.0'), pqc, 'web');
        expect(score.score.score).toBeCloseTo(own.score.raw, 12);
        expect(score.weightedBaseline.score).toBeCloseTo(own.weightedBaseline.raw, 12);
        expect(score.floor?.score).toBeCloseTo(own.floor.raw, 12);
        for (const [key, blended] of Object.entries(own.blended)) {
          expect([key, score.categories[key.slice(2)]?.blended.score]).toEqual([key, expect.closeTo(blended, 12)]);
        }
      },
    );

    it.each(files(({ expected }) => expected.counts !== undefined))('$file loses nothing', ({ file, expected }) => {
      if (!expected.counts || !expected.identity) return;
      const document = readFile(file);
      expect(countsOf(document)).toEqual(expected.counts);
      expect(document.unmapped).toEqual([]);
      expect(document.release).toBe(expected.identity['dataVersion']);
      expect(document.name).toBe(expected.identity['name']);
    });

    it.each(files(({ file }) => file.endsWith('.yaml') && !/^(09|17|18|23|24)/.test(file)))(
      '$file is written again with the same content',
      ({ file }) => {
        const before = load(Buffer.from(officialFile(`${FOLDER}/${file}`)).toString('utf8')) as Record<string, unknown>;
        const document = readFile(file);
        const options = {
          release: release(document.release ?? ''),
          exportedAt: String(before['exportedAt']),
          newId: 'unused',
        };
        expect(load(writeAssessment(document, 'yaml', options))).toEqual(before);
      },
    );

    it.each(files(({ file }) => /^(09|17|18|23)/.test(file)))(
      '$file, which its tool would write otherwise, is written so that it is read again as the same',
      ({ file }) => {
        const document = readFile(file);
        const options = {
          release: release(document.release ?? ''),
          exportedAt: '2026-11-28T10:00:00.000Z',
          newId: 'new',
        };
        const again = readAssessment(Buffer.from(writeAssessment(document, 'yaml', options)), { releases });
        const plain = ({ levelName: _name, levelText: _text, ...answer }: AssessmentDocument['answers'][number]) =>
          answer;
        expect(again.answers.map(plain)).toEqual(document.answers.map(plain));
        expect([again.plans?.length, again.people, again.artifacts]).toEqual([
          document.plans?.length,
          document.people,
          document.artifacts,
        ]);
        const scores = (one: AssessmentDocument) => scoreDocument(one, options.release).byPolicy;
        expect(scores(again).web.overall).toEqual(scores(document).web.overall);
      },
    );

    it.each(files(({ file }) => file.startsWith('24')))('$file is written again with the same content', ({ file }) => {
      const before = load(Buffer.from(officialFile(`${FOLDER}/${file}`)).toString('utf8'));
      const document = readFile(file);
      const options = { release: release(document.release ?? ''), exportedAt: '', newId: '' };
      expect(load(writeAssessment(document, 'scope-template', options))).toEqual(before);
    });

    it.each(files(({ expected }) => expected.trueMapping !== undefined))(
      '$file has every category in its place',
      ({ file, expected }) => {
        if (!expected.trueMapping) return;
        const model = release('1.0.0');
        const names = new Map<string, string>(
          model.modules.flatMap(({ id, categories }) =>
            categories.map((category) => [`${id}.${category.id}`, category.name] as const),
          ),
        );
        const found = readFile(file).answers.map(
          (answer) => `${answer.module} ${names.get(keyOf(answer))} ${answer.level}`,
        );
        const wanted = Object.values(expected.trueMapping).map(
          ({ module, category, level }) => `${module} ${category} ${level}`,
        );
        expect(found.toSorted()).toEqual(wanted.toSorted());
      },
    );

    it.each(files(({ expected }) => expected.truth !== undefined))(
      '$file is read as it was meant',
      ({ file, expected }) => {
        if (!expected.truth) return;
        const { about, answers } = readFile(file);
        const { assessmentName, assessorName, levels } = expected.truth;
        expect([about.assessmentName, about.assessor]).toEqual([assessmentName, assessorName]);
        expect(answers.map(({ level }): MaturityLevel => level)).toEqual(Object.values(levels));
      },
    );

    it.each(files(({ file }) => /^l0/.test(file)))('$file is written again as the same link', ({ file }) => {
      const document = readFile(file);
      const link = writeAssessment(document, 'link', { release: release('2.0.0'), exportedAt: '', newId: '' });
      const fragment = (text: string): string => text.trim().slice(text.indexOf('#'));
      expect(fragment(link)).toBe(fragment(Buffer.from(officialFile(`${FOLDER}/${file}`)).toString('utf8')));
    });

    it.each(officialFiles(FOLDER, /^2[01]-.*(yaml|\d\.json|envelope\.json)$/))(
      '%s is refused with a reason',
      (file) => {
        expect(() => readFile(file)).toThrow(ExchangeError);
      },
    );
  });
}
