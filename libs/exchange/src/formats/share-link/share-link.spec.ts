import fc from 'fast-check';
import { exportText, keysOf, readText } from '../../../testing/exports';
import { release } from '../../../testing/releases';
import { keyOf } from '../../document/keys';
import { encodeBase64 } from '../../input/bytes';
import { scoreDocument } from '../../scores';
import { writeAssessment } from '../../write-assessment';

const utf8 = (text: string): string => encodeBase64(new TextEncoder().encode(text));
const link = (fields: Readonly<Record<string, string>>): string =>
  `https://tool.example/x/#${new URLSearchParams(fields).toString()}`;
const full = (level: number) => ({ level, result: 'x', description: 'y', applicability: true });
const model = release('2.0.0');
const linkOf = (text: string): string =>
  writeAssessment(readText(text), 'link', { release: model, exportedAt: '', newId: '' });

describe('a share link', () => {
  it('of 1.0.x is read with its bare map and names in Latin-1, which the official tool shows as nothing', () => {
    const progress = btoa(JSON.stringify({ 'G.1': full(4), 'M.7': full(2) }));
    const document = readText(link({ progress, assessmentName: btoa('Télécom'), assessorName: btoa('J\u00f6rg') }));
    expect(document).toMatchObject({
      kind: 'share-link-1x',
      release: '1.0.0',
      method: 'self',
      about: { assessmentName: 'Télécom', assessor: 'Jörg' },
    });
    expect(document.answers.map((answer) => [keyOf(answer), answer.level])).toEqual([
      ['G.1', 4],
      ['M.7', 2],
    ]);
    expect(document.warnings).toMatchObject([{ code: 'official-tool' }]);
  });

  it('of the builds after it is read with its wrapper, extensions and UTF-8', () => {
    const progress = utf8(
      JSON.stringify({ progress: { 'G.1': full(4), 'O.9': full(0), 'pqc.G.1': full(2) }, enabledExtensions: ['pqc'] }),
    );
    expect(readText(link({ progress, assessmentName: utf8('β – PKI') }))).toMatchObject({
      kind: 'share-link-interim',
      name: 'β – PKI',
      extensions: [{ id: 'pqc', version: '0.0.0', answers: [{ level: 2 }] }],
    });
  });

  it('of 2.x is read by the release that it names, whatever else is loaded', () => {
    const progress = utf8(
      JSON.stringify({
        stateSchemaVersion: 1,
        dataVersion: '1.1.0',
        progress: { 'G.5': full(3) },
        enabledExtensions: [],
      }),
    );
    expect(readText(link({ progress }))).toMatchObject({
      kind: 'share-link-2x',
      release: '1.1.0',
      answers: [{ category: '5', level: 3 }],
    });
  });

  it('survives mail programs: blanks for plus signs, the other alphabet, no padding, line breaks, pasted without its address', () => {
    const text = linkOf(exportText({ assessmentName: '~~~???>>>', progress: { 'G.compliance': full(3) } }));
    const fragment = text.slice(text.indexOf('#') + 1);
    const mangled = [
      text.replaceAll('%2B', '+'),
      text.replaceAll('%2B', '-').replaceAll('%2F', '_').replaceAll('%3D', ''),
      `${text.slice(0, 120)}\r\n${text.slice(120)}`,
      `#${fragment}`,
      fragment,
    ];
    for (const one of mangled) expect(readText(one).answers).toEqual(readText(text).answers);
    for (const one of mangled) expect(readText(one).about.assessmentName).toBe('~~~???>>>');
  });

  it('of a full assessment declares no level that follows from requirements, but keeps one that was declared', () => {
    const text = linkOf(
      exportText({
        progress: { 'G.compliance': full(5) },
        requirementProgress: { 'G.cryptography.crypto-agility': { level: 2, applicability: true } },
      }),
    );
    const levels = new Map(readText(text).answers.map((answer) => [keyOf(answer), answer.level]));
    expect(levels.get('G.cryptography')).toBe(0);
    expect(levels.get('G.compliance')).toBe(5);
    expect(levels.get('G.cryptography.crypto-agility')).toBe(2);
  });

  it('with damaged requirements is read by its categories, and says so', () => {
    const text = linkOf(
      exportText({ requirementProgress: { 'G.cryptography.crypto-agility': { level: 2, applicability: true } } }),
    );
    const document = readText(text.replace(/full=.*/, 'full=abcd'));
    expect(document.answers.find((answer) => keyOf(answer) === 'G.cryptography')?.level).toBe(2);
    expect(document.warnings).toMatchObject([{ code: 'requirements-ignored' }]);
  });

  it('of any full assessment comes back with the same levels, scope and score', () => {
    const { requirements } = keysOf(model);
    const entry = fc.record({ level: fc.integer({ min: 0, max: 5 }), applicability: fc.boolean() });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...requirements), entry, { minKeys: 1 }), (requirementProgress) => {
        const before = readText(exportText({ requirementProgress }));
        const after = readText(linkOf(exportText({ requirementProgress })));
        const rated = (document: typeof before) =>
          document.answers
            .filter(({ requirement }) => requirement)
            .map((answer) => [keyOf(answer), answer.level, answer.applicability]);
        expect(rated(after)).toEqual(rated(before));
        expect(scoreDocument(after, model).tool.overall.fraction).toBe(
          scoreDocument(before, model).tool.overall.fraction,
        );
      }),
      { numRuns: 20 },
    );
  });
});
