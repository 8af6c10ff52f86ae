/** A whole file of the published 1.0.0 schema, as small as it gets; tests change one field and look at the answer. */
export function sampleModel() {
  return {
    schemaVersion: '1.0.0',
    version: '1.0.0',
    modules: [
      {
        id: 'G',
        name: 'Governance',
        description: 'Governance\n',
        categories: [sampleCategory('1', 'Strategy and Vision'), sampleCategory('2', 'Compliance')],
      },
    ],
  };
}

export function sampleCategory(id: string, name: string) {
  return {
    id,
    weight: 3,
    name,
    description: 'About it\n',
    levels: ['Initial', 'Basic', 'Advanced', 'Managed', 'Optimized'].map((level, index) => ({
      number: index + 1,
      name: `${index + 1} - ${level}`,
      description: `Level ${index + 1}\n`,
    })),
    requirements: [sampleRequirement('1', `First of ${name}`), sampleRequirement('2', `Second of ${name}`)],
  };
}

export function sampleRequirement(id: string, description: string) {
  return {
    id,
    weight: 2,
    description,
    guidance: 'Do it\n',
    assessment: 'See it\n',
    references: '- [A](https://a.example/)\n',
  };
}

/** A whole extension file for model 1.x. */
export function sampleExtension() {
  return {
    schemaVersion: '1.0.0',
    extension: {
      id: 'x',
      name: 'X',
      version: '0.1.0',
      description: 'About it',
      documentation: 'https://x.example/',
      compatibility: ['1.0.0'],
      floorScore: true,
    },
    relevance: {
      modules: [
        {
          id: 'G',
          categories: [
            {
              id: '1',
              weight: 4,
              guidance: 'Why\n',
              assessment: 'How\n',
              references: '- [A](https://a.example/)\n',
              levels: sampleCategory('1', 'x').levels,
            },
          ],
        },
      ],
    },
    overlays: {
      modules: [
        {
          id: 'G',
          categories: [
            {
              id: '1',
              type: 'addition',
              addition: -0.5,
              rationale: 'Less',
              requirements: [{ id: '1', type: 'multiplier', multiplier: 1.25, rationale: 'More' }],
            },
          ],
        },
      ],
    },
  };
}

/** A change of one place of a file, by path: `modules.0.categories.1.weight`; undefined removes the field. */
export function changed<File extends object>(file: File, path: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(file));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<unknown>((at, key) => fieldsOf(at)[key], copy);
  if (value === undefined) Reflect.deleteProperty(fieldsOf(parent), last);
  else Reflect.set(fieldsOf(parent), last, value);
  return copy;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('The path leads nowhere.');
  return value as Record<string, unknown>;
}
