import { levelName, policyTexts } from '@certitude/maturity';
import { type Block, heading, paragraph } from '../content/blocks';
import { ATTRIBUTION, LEVEL_MEANING, METHODS } from '../words';
import { type Input } from './section';

/** By which model, method and rules the scores came about. */
export function method({ source: { content }, assessed: { model, options } }: Input): readonly Block[] {
  const texts = policyTexts(options);
  const { name, trust } = METHODS[content.assessment.method];
  // On one page: the levels are what the words above them are about.
  return [
    {
      kind: 'together',
      blocks: [
        heading(2, 'About the model and the method'),
        paragraph(
          `The PKI Maturity Model ${model.version} has ${model.modules.length} modules with ${model.modules.flatMap(({ categories }) => categories).length} categories. Each is rated on five levels.`,
        ),
        paragraph(`${name}: trust in the result is ${trust}.`),
        paragraph(`${texts.name}. ${texts.about} ${texts.unassessed} ${texts.notApplicable} ${texts.level}`),
        {
          kind: 'table',
          caption: 'The levels and what they stand for',
          columns: [
            { title: 'Level', width: 10 },
            { title: 'Name', width: 20 },
            { title: 'What it stands for', width: 70 },
          ],
          rows: ([1, 2, 3, 4, 5] as const).map((level) => [
            String(level),
            levelName(model, level, options.policy),
            LEVEL_MEANING[level] ?? '',
          ]),
        },
        paragraph(ATTRIBUTION, 'quiet'),
      ],
    },
  ];
}
