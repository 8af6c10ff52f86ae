import { type ReportPaper, type ReportStandard } from '@certitude/contracts/reporting';
import { type Report } from '@certitude/reports';

/** What the program that sets pages is told, and what it answers. */
export interface PdfTask {
  readonly template: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Seconds since 1970, for the properties of the file. */
  readonly madeAt: number;
}
/** The same for a Word document, which sets its pages itself. */
export interface WordTask {
  readonly report: Report;
  readonly paper: ReportPaper;
}
export type ReportTask = PdfTask | WordTask;

export type PdfAnswer =
  | { readonly ok: true; readonly content: Uint8Array; readonly standard: ReportStandard; readonly pages: number }
  | { readonly ok: false; readonly message: string };
export type WordAnswer =
  | { readonly ok: true; readonly content: Uint8Array; readonly standard: null }
  | { readonly ok: false; readonly message: string };
/** Of each task. */
export type AnswerTo<Task extends ReportTask> = Task extends WordTask ? WordAnswer : PdfAnswer;
