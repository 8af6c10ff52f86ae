// Checks a model or extension file without a database: npm run model:check -- <file>
import { completenessProblems, type Extension, extensionCompletenessProblems, type Problem } from '@certitude/maturity';
import { isExtensionFile, ModelFileError, parseExtension, parseModelRelease } from '@certitude/maturity/files';
import { releaseLines } from './release-lines';
import { readCallersFile } from './read-file';
import { InputError, runTool } from './run-tool';

await runTool(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || rest.length > 0) throw new InputError('Usage: npm run model:check -- <model or extension file>');
  const text = await readCallersFile(file);
  for (const line of isExtensionFile(text) ? aboutExtension(text) : aboutRelease(text)) console.log(line);
});

function aboutRelease(text: string): readonly string[] {
  const release = parseModelRelease(text);
  requireNone(completenessProblems(release));
  const { version, schemaVersion } = release;
  return [`Model release ${version}, schema ${schemaVersion}: valid.`, ...releaseLines(release)];
}

function aboutExtension(text: string): readonly string[] {
  const extension = parseExtension(text);
  requireNone(extensionCompletenessProblems(extension));
  return extensionLines(extension);
}

function requireNone(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ModelFileError(problems);
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
