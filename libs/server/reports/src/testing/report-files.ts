import {
  type ReportKind,
  type ReportPaper,
  type ReportStandard,
  type ReportSection,
} from '@certitude/contracts/reporting';
import { reportOf, type ReportSource, TEMPLATE, typstInputs } from '@certitude/reports';
import { PdfMaker } from '../pdf/pdf-maker.service';
import { type PdfStructure, structureOf } from './pdf/pdf-structure';
import { textsOf } from './pdf/pdf-text';

/** A PDF as it was read back. */
export interface ReadPdf {
  readonly standard: ReportStandard;
  readonly structure: PdfStructure;
  /** With single spaces, and without places to break a word. */
  readonly text: string;
  readonly pages: readonly string[];
}

interface Wish {
  readonly kind: ReportKind;
  readonly paper?: ReportPaper;
  readonly sections?: readonly ReportSection[];
}

const maker = new PdfMaker();

/** Makes a report as PDF and reads it back. */
export async function pdfOf(source: ReportSource, { kind, paper = 'a4', sections }: Wish): Promise<ReadPdf> {
  const report = reportOf(source, { kind, ...(sections && { sections }) });
  const { content, standard } = await maker.make({ template: TEMPLATE, inputs: typstInputs(report, paper), madeAt: 0 });
  const pages = (await textsOf(content)).map((page) =>
    page
      .replace(/[\u200b\ufffe]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return { standard, structure: structureOf(content), text: pages.join(' '), pages };
}
