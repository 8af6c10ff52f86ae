import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { reportOf, REPORT_KINDS } from '@certitude/reports';
import { TEMPLATE } from '../../libs/reports/src/typst/template';
import { typstInputs } from '../../libs/reports/src/typst/typst-inputs';
import { reportSource } from '../../libs/reports/testing/index';
const require = createRequire('/tmp/typ/run.mjs');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const fonts = [
  '@embedpdf/fonts-latin/fonts',
  '@embedpdf/fonts-arabic/fonts',
  '@embedpdf/fonts-hebrew/fonts',
  '@expo-google-fonts/zcool-xiaowei/400Regular',
].map((f) => '/tmp/typ/node_modules/' + f);
const compiler = NodeCompiler.create({ workspace: '/tmp/typ/ws', fontArgs: [{ fontPaths: fonts }] });
for (const kind of REPORT_KINDS) {
  const report = reportOf(reportSource(), { kind });
  const t = performance.now();
  const result = compiler.compile({ mainFileContent: TEMPLATE, inputs: typstInputs(report, 'a4') });
  const d = result.takeDiagnostics();
  if (d) console.log(kind, JSON.stringify(compiler.fetchDiagnostics(d)).slice(0, 900));
  if (!result.result) {
    console.log(kind, 'failed');
    continue;
  }
  try {
    const pdf = compiler.pdf(result.result, { pdfStandard: 'ua-1', creationTimestamp: 1764288000 });
    writeFileSync(`/tmp/typ/${kind}.pdf`, pdf);
    console.log(kind, result.result.numOfPages, pdf.length, ((performance.now() - t) | 0) + 'ms');
  } catch (e) {
    console.log(kind, String(e).slice(0, 900));
  }
  writeFileSync(`/tmp/typ/${kind}.svg`, compiler.svg(result.result));
}
