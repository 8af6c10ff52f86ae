/** The tasks that a field for tasks lists, one on each line: the workbook has a single cell for all of a plan. */
export const taskLines = (text: string): readonly string[] =>
  text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '');
