// Checks a model or extension file without a database: npm run model:check -- <file>
import { type Extension, type ModelRelease } from '@certitude/maturity';
import { isExtensionFile, parseExtension, parseModelRelease } from '@certitude/maturity/files';
import { readCallersFile } from './read-file';
import { InputError, runTool } from './run-tool';

await runTool(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || rest.length > 0) throw new InputError('Usage: npm run model:check -- <model or extension file>');
  const text = await readCallersFile(file);
  const lines = isExtensionFile(text) ? extensionLines(parseExtension(text)) : releaseLines(parseModelRelease(text));
  for (const line of lines) console.log(line);
});

function releaseLines({ version, schemaVersion, modules }: ModelRelease): readonly string[] {
  const categories = modules.flatMap((module) => module.categories);
  const requirements = categories.flatMap((category) => category.requirements);
  const references = requirements.flatMap((requirement) => requirement.references);
  return [
    `Model release ${version}, schema ${schemaVersion}: valid.`,
    `${modules.length} modules, ${categories.length} categories, ${requirements.length} requirements, ${references.length} references`,
    ...modules.map(({ id, name, categories: own }) => {
      const count = own.reduce((total, category) => total + category.requirements.length, 0);
      return `  ${id} ${name}: ${own.length} categories, ${count} requirements`;
    }),
  ];
}

function extensionLines(extension: Extension): readonly string[] {
  const { id, version, compatibility, relevance, overlays, reportsFloor } = extension;
  const requirements = overlays.reduce((total, overlay) => total + overlay.requirements.length, 0);
  const categories = overlays.filter(({ weight }) => weight !== null).length;
  return [
    `Extension ${id} ${version} for model ${compatibility.join(', ')}: valid.`,
    `${relevance.length} criteria, overlays on ${categories} categories and ${requirements} requirements, ${reportsFloor ? 'with' : 'without'} a floor score`,
  ];
}
