import { type ReportPaper } from '@certitude/contracts/reporting';

/** Twentieths of a point at each side of the text. */
export const SIDE = 1_134;

/** Width and height of papers in twentieths of a point. */
export const SHEETS: Readonly<Record<ReportPaper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 11_906, height: 16_838 },
  'us-letter': { width: 12_240, height: 15_840 },
};

/** How wide a line of text is on a paper. */
export const textWidth = (paper: ReportPaper): number => SHEETS[paper].width - 2 * SIDE;
