import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type NodeCompiler as Compiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type PdfAnswer, type PdfTask } from './pdf-task';

// A process of its own: the compiler is native, so that no limit of a thread would hold it.
const require = createRequire(import.meta.url);

/** Only these fonts, so that a report is the same on every machine. Packages of fonts export no path to their files. */
const FONTS = [
  '@embedpdf/fonts-latin/fonts',
  '@embedpdf/fonts-arabic/fonts',
  '@embedpdf/fonts-hebrew/fonts',
  '@expo-google-fonts/zcool-xiaowei/400Regular',
].map((folder) => {
  const [scope = '', name = ''] = folder.split('/');
  const found = require.resolve
    .paths(`${scope}/${name}`)
    ?.map((modules) => join(modules, folder))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${folder} is not installed.`);
  return found;
});

process.once('message', (task: PdfTask) => {
  process.send?.(answerTo(task), () => process.disconnect());
});

function answerTo({ template, inputs, madeAt }: PdfTask): PdfAnswer {
  try {
    const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as { NodeCompiler: typeof Compiler };
    // A folder in which nothing lies: a report reads nothing but its input.
    const compiler = NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontPaths: FONTS }] });
    const compiled = compiler.compile({ mainFileContent: template, inputs: { ...inputs } });
    const document = compiled.result;
    if (!document) return { ok: false, message: messageOf(compiler, compiled.takeDiagnostics()) };
    const pages = document.numOfPages;
    try {
      const content = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: madeAt });
      return { ok: true, content, standard: 'pdf-ua-1', pages };
    } catch (error) {
      // The one rule that people's texts may break: a sign that no font has. It is printed as a box, and tagged all the same.
      if (!/could not be displayed/.test(String(error))) throw error;
      return { ok: true, content: compiler.pdf(document, { creationTimestamp: madeAt }), standard: 'tagged', pages };
    }
  } catch (error) {
    return { ok: false, message: String(error) };
  }
}

function messageOf(
  compiler: Compiler,
  problem: ReturnType<ReturnType<Compiler['compile']>['takeDiagnostics']>,
): string {
  const [first] = problem ? (compiler.fetchDiagnostics(problem) as { message?: string }[]) : [];
  return first?.message ?? 'The pages could not be set.';
}
