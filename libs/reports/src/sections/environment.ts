import { type Block, heading, paragraphs } from '../content/blocks';
import { type Input } from './section';

/** What the PKI says of itself. */
export function environment({ source: { content } }: Input): readonly Block[] {
  const { description, components, highLevelDesign, pointsOfInteraction, outOfScope } = content.pki;
  const parts = [
    ['Use case', description],
    ['Components', components],
    ['High-level design', highLevelDesign],
    ['Points of interaction', pointsOfInteraction],
    ['Out of scope', outOfScope],
  ] as const;
  const said = parts.filter(([, words]) => words.trim() !== '');
  return [
    heading(2, 'PKI environment'),
    ...(said.length === 0
      ? paragraphs('The PKI is not described.')
      : said.flatMap(([title, words]) => [heading(3, title), ...paragraphs(words)])),
  ];
}
