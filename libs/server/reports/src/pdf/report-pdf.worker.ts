import { chartsOf, docxOf, missingSignsText } from '@certitude/reports';
import { drawn } from './charts-as-pixels';
import { type PdfAnswer, type PdfTask, type ReportTask, type WordAnswer, type WordTask } from './pdf-task';
import { missingSigns, typeset } from './typesetter';

// A process of its own: the compiler is native, so that no limit of a thread would hold it.
process.once('message', (task: ReportTask) => {
  const made = 'report' in task ? wordOf(task) : Promise.resolve().then(() => pdfOf(task));
  void made
    .catch((error: unknown) => ({ ok: false, message: String(error) }) as const)
    .then((answer) => process.send?.(answer, () => process.disconnect()));
});

function pdfOf({ template, inputs, madeAt }: PdfTask): PdfAnswer {
  const { compiler, document } = typeset(template, inputs);
  const pages = document.numOfPages;
  try {
    const content = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: madeAt });
    return { ok: true, content, standard: 'pdf-ua-1', pages };
  } catch (error) {
    // The one rule that people's texts may break: a sign that no font has. It is printed as a box, and tagged all the same.
    if (!/could not be displayed/.test(String(error))) throw error;
    const again = typeset(template, { ...inputs, lacking: missingSignsText(missingSigns(error)) });
    const content = again.compiler.pdf(again.document, { creationTimestamp: madeAt });
    return { ok: true, content, standard: 'tagged', pages: again.document.numOfPages };
  }
}

async function wordOf({ report, paper }: WordTask): Promise<WordAnswer> {
  return { ok: true, content: docxOf(report, paper, await drawn(chartsOf(report))), standard: null };
}
