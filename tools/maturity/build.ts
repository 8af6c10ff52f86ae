// Writes model/releases from model/structure, model/texts and model/references.yaml: npm run model:build
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseReferences, parseStructure, parseTexts, renderRelease } from '@certitude/maturity/files';
import { runTool } from './run-tool';

const model = resolve('model');

await runTool(async () => {
  const texts = await Promise.all((await filesIn('texts')).map(async (file) => parseTexts(await read(file))));
  const catalogue = parseReferences(await read('references.yaml'));
  await mkdir(join(model, 'releases'), { recursive: true });
  for (const file of await filesIn('structure')) {
    const structure = parseStructure(await read(file));
    const name = `releases/pkimm-model-${structure.version}.yaml`;
    await writeFile(join(model, name), renderRelease({ structure, texts, catalogue }));
    console.log(`model/${name}`);
  }
});

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(model, folder));
  return names
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(folder, name));
}

function read(file: string): Promise<string> {
  return readFile(join(model, file), 'utf8');
}
