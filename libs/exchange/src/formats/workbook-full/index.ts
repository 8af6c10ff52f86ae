import { type Content, type Format } from '../format';
import { readFullWorkbook } from './read';

export const fullWorkbook: Format = {
  title: 'the official workbook for full assessments',
  recognise: recogniseFullWorkbook,
  read: readFullWorkbook,
};

const SHEETS = ['Overview', 'Scoping', 'Assessment', 'ActionPlans'];

/** By its sheets and what stands in their titles: no cell of it says a version. */
function recogniseFullWorkbook(content: Content): boolean {
  if (content.type !== 'workbook') return false;
  const { workbook } = content;
  if (!SHEETS.every((name) => workbook.sheetNames.includes(name))) return false;
  const assessment = workbook.sheet('Assessment');
  return (
    workbook.sheet('Scoping').get('B2')?.value === 'Scoping' &&
    assessment.get('D2')?.value === 'Assessment' &&
    [...assessment.values()].some(({ value }) => value === '1.1.1.')
  );
}
