const LEVELS = ['Initial', 'Foundational', 'Advanced', 'Managed', 'Optimized'];

const category = (id: string, weight: number, requirements: readonly [id: string, weight: number][]) => ({
  id,
  weight,
  name: `Category ${id}`,
  description: `What ${id} is about.`,
  levels: LEVELS.map((name, index) => ({ number: index + 1, name, description: `${id} at level ${index + 1}.` })),
  requirements: requirements.map(([requirement, own]) => ({
    id: requirement,
    weight: own,
    description: `Requirement ${requirement}`,
    guidance: '',
    assessment: '',
    references: [],
  })),
});

/** A model file with two modules, three categories and five requirements. JSON is YAML too. */
export const smallRelease = (version = '9.0.0'): string =>
  JSON.stringify({
    schemaVersion: '2.0.0',
    version,
    modules: [
      {
        id: 'G',
        name: 'Governance',
        description: '',
        categories: [
          category('strategy', 5, [
            ['sponsor', 3],
            ['vision', 2],
          ]),
          category('policies', 4, [['policy', 4]]),
        ],
      },
      {
        id: 'O',
        name: 'Operations',
        description: '',
        categories: [
          category('resilience', 3, [
            ['backup', 2],
            ['recovery', 1],
          ]),
        ],
      },
    ],
  });
