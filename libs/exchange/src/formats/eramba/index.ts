import { type Category, type ModelRelease, type Requirement } from '@certitude/maturity';
import { keyOf } from '../../document/keys';

/**
 * A release as an eramba package: seven columns without headings, a line for each requirement, its category repeated in each.
 * Cells are what the model says: nothing is guarded against spreadsheets, since eramba would keep the apostrophes.
 */
export function writeEramba({ modules }: ModelRelease): string {
  const lines = modules.flatMap(({ id: module, categories }) =>
    categories.flatMap((category) => category.requirements.map((requirement) => lineOf(module, category, requirement))),
  );
  return lines.join('');
}

function lineOf(module: string, { id: category, name, description }: Category, requirement: Requirement): string {
  const cells = [
    keyOf({ module, category }),
    name,
    closed(description),
    keyOf({ module, category, requirement: requirement.id }),
    requirement.title,
    closed(requirement.guidance),
    additionalInformation(requirement),
  ];
  return `${cells.map(quoted).join(',')}\n`;
}

function additionalInformation({ assessment, references }: Requirement): string {
  const titles = references.map(({ title }) => `- ${title}\n`);
  return `Assessment\n${closed(assessment)}\nReferences\n${titles.join('')}`;
}

/** Texts end with a line end, as they do in the files of the model. */
const closed = (text: string): string => `${text.trimEnd()}\n`;

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
