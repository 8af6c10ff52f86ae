import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import { catalogue, extension, EXTENSION_VERSIONS, release, VERSIONS } from '../../testing/releases';
import { countWords } from '../../testing/wording';
import { hasPublishedFiles, publishedFile, workspaceFile } from '../../testing/workspace';
import type { Extension } from '../extension';
import { parseExtension } from '../files';
import { readYaml } from '../files/read-yaml';
import type { ModelRelease } from '../model';
import { extensionProblems } from '../scoring/compatibility';
import { scoreExtension } from '../scoring/extension-score';

const MODEL_OF = { '0.1.0': '1.1.0', '0.2.0': '2.0.0' } as const;
const SCHEMA_OF = {
  '0.1.0': 'extension.schema-1.0.0-numeric.json',
  '0.2.0': 'extension.schema-1.0.0-kebab.json',
} as const;

/** Weight factors by requirement slug. */
const FACTORS = {
  'strategy-and-vision': {
    'sponsor-support': 2,
    'responsible-leadership': 2,
    'scope-and-drivers': 2,
    architecture: 2.5,
  },
  'policies-and-documentation': {
    'policy-scope': 1.5,
    'certificate-policy': 1.5,
    'practice-statement': 1.5,
    'disclosure-statement': 1.5,
    'policy-review': 2,
  },
  compliance: {
    'compliance-policies': 2,
    'compliance-monitoring': 1.5,
    'compliance-responsibilities': 1.5,
    'regulatory-inventory': 1,
  },
  'processes-and-procedures': {
    'process-scope': 1.5,
    'process-documentation': 2,
    'bau-execution': 1,
    'process-evidence': 2,
    'process-improvement': 2,
  },
};

function categoryOf(model: ModelRelease, id: string) {
  const found = model.modules.flatMap(({ categories }) => categories).find((category) => category.id === id);
  if (!found) throw new Error(`The model has no category ${id}.`);
  return found;
}

/** The overlays by slug instead of id. */
function factorsOf({ overlays }: Extension, model: ModelRelease) {
  return Object.fromEntries(
    overlays.map(({ category: id, requirements }) => {
      const category = categoryOf(model, id);
      const factors = requirements.map(({ requirement, weight }) => {
        const slug = category.requirements.find((own) => own.id === requirement)?.slug;
        return [slug, weight.type === 'multiplier' ? weight.value : weight.type];
      });
      return [category.slug, Object.fromEntries(factors)];
    }),
  );
}

/** Everything that is wording, in order. */
function wordingOf({ description, relevance, overlays }: Extension) {
  return [
    description,
    ...relevance.flatMap(({ guidance, assessment, levels, references }) => [
      guidance,
      assessment,
      ...levels.map((level) => level.description),
      ...references.map(({ title, url }) => `${title} ${url}`),
    ]),
    ...overlays.flatMap(({ requirements }) => requirements.map(({ weight }) => weight.rationale)),
  ];
}

describe.each(EXTENSION_VERSIONS)('our PQC readiness extension %s', (version) => {
  const pqc = extension(version);
  const model = release(MODEL_OF[version]);

  it('fits its model release and no other', () => {
    expect(extensionProblems(pqc, model)).toEqual([]);
    for (const other of VERSIONS.filter((candidate) => candidate !== model.version)) {
      expect(extensionProblems(pqc, release(other))[0]?.path).toBe('extension.compatibility');
    }
  });

  it('asks about four governance categories and reweighs their requirements, with a floor', () => {
    expect(pqc.reportsFloor).toBe(true);
    expect(pqc.relevance.map(({ category, weight }) => [categoryOf(model, category).slug, weight])).toEqual(
      Object.keys(FACTORS).map((slug) => [slug, 5]),
    );
    expect(factorsOf(pqc, model)).toEqual(FACTORS);
    expect(pqc.overlays.filter(({ weight }) => weight !== null)).toEqual([]);
  });

  it('scores an assessment: everything at 3 and every criterion at 2 is between the two', () => {
    const answers = model.modules.flatMap(({ id: module, categories }) =>
      categories.flatMap(({ id: category, requirements }) =>
        requirements.map(
          ({ id: requirement }) => ({ module, category, requirement, applicability: 'applicable', level: 3 }) as const,
        ),
      ),
    );
    const relevance = pqc.relevance.map(({ module, category }) => ({ module, category, level: 2 }) as const);
    const score = scoreExtension(model, pqc, { answers, relevance }, { policy: 'pkimm', method: 'formal' });
    const [first] = pqc.relevance;
    // Strategy and vision: weights 3·2 + 2·2 + 2·2 + 1·2.5 = 16.5, criterion 5: (3·16.5 + 2·5) / 21.5.
    expect(score.categories[first?.category ?? '']?.blended.fraction).toBe('119/43');
    expect(score.weightedBaseline.fraction).toBe('3');
    expect(score.score.score).toBeLessThan(3);
    expect(score.floor).toMatchObject({ category: first?.category, fraction: '119/43' });
  });

  it('says enough for an assessor, and resolves every source', () => {
    for (const { guidance, assessment, levels, references } of pqc.relevance) {
      expect(countWords(`${guidance} ${assessment}`)).toBeGreaterThan(200);
      for (const { description } of levels) expect(countWords(description)).toBeGreaterThan(25);
      expect(references.length).toBeGreaterThan(3);
      expect(references.filter(({ url, title, id }) => url === null || title === id)).toEqual([]);
    }
    const wording = wordingOf(pqc).filter((text) => !text.includes('http'));
    expect(wording.filter((text, index) => wording.indexOf(text) !== index)).toEqual([]);
  });

  if (hasPublishedFiles) {
    it('is valid against the published schema', () => {
      const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
      const validate = ajv.compile(JSON.parse(publishedFile(`schemas/${SCHEMA_OF[version]}`)));
      validate(readYaml(workspaceFile(`model/extensions/pqc-${version}.yaml`)));
      expect(validate.errors ?? []).toEqual([]);
    });

    it('has structure, ids, weights and overlays of the published one', () => {
      const published = parseExtension(publishedFile(`extensions/pqc-extension-${version}.yaml`), catalogue);
      const facts = ({
        id,
        name,
        version: own,
        documentation,
        compatibility,
        reportsFloor,
        relevance,
        overlays,
      }: Extension) => ({
        ...{ id, name, own, documentation, compatibility, reportsFloor },
        relevance: relevance.map(({ module, category, weight, levels }) => [
          module,
          category,
          weight,
          levels.map((level) => level.name),
        ]),
        overlays: overlays.map((overlay) => ({
          ...overlay,
          requirements: overlay.requirements.map(({ requirement, weight }) => [requirement, weight.type, weight.value]),
        })),
      });
      expect(facts(pqc)).toEqual(facts(published));
    });
  }
});

it('both versions of our PQC readiness extension say the same', () => {
  expect(wordingOf(extension('0.1.0'))).toEqual(wordingOf(extension('0.2.0')));
});

if (hasPublishedFiles) {
  describe('our releases of schema 1.0.0', () => {
    it.each(['1.0.0', '1.1.0'])('are valid against the published schema: %s', (version) => {
      const ajv = new Ajv({ strict: false, allErrors: true });
      const validate = ajv.compile(JSON.parse(publishedFile('schemas/pkimm-model.schema-1.0.0.json')));
      validate(readYaml(workspaceFile(`model/releases/pkimm-model-${version}.yaml`)));
      expect(validate.errors ?? []).toEqual([]);
    });
  });
}
