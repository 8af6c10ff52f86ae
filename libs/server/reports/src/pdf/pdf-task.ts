import { type ReportStandard } from '@certitude/contracts/reporting';

/** What the program that sets pages is told, and what it answers. */
export interface PdfTask {
  readonly template: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Seconds since 1970, for the properties of the file. */
  readonly madeAt: number;
}
export type PdfAnswer =
  | { readonly ok: true; readonly content: Uint8Array; readonly standard: ReportStandard; readonly pages: number }
  | { readonly ok: false; readonly message: string };
