// Reads an export or a share link of the official tools, without a database:
// npm run -s exchange:read -- <file or link> [--to json|yaml|link|scope-template]
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  type AssessmentDocument,
  type ReadOptions,
  type WrittenKind,
  readAssessment,
  writeAssessment,
} from '@certitude/exchange';
import type { ModelRelease } from '@certitude/maturity';
import { InputError, runTool } from '../maturity/run-tool';
import { knownExtensions, knownReleases } from './known-files';
import { report } from './report';
import { sourceBytes } from './source';

const CHOICES = {
  to: ['json', 'yaml', 'link', 'scope-template'],
  'key-set': ['model', 'pkic.org'],
  'level-one': ['rated', 'not-assessed'],
  method: ['self', 'full'],
} as const;
type Choices = { readonly [Name in keyof typeof CHOICES]?: (typeof CHOICES)[Name][number] };

const OPTIONS = Object.entries(CHOICES).map(([name, words]) => `[--${name} ${words.join('|')}]`);
const USAGE = `Usage: npm run -s exchange:read -- <file or link> ${OPTIONS.join(' ')}`;

await runTool(async () => {
  const { source, choices } = readCommand();
  const releases = await knownReleases();
  const document = readAssessment(await sourceBytes(source), readOptions(choices, releases));
  const { to = 'json' } = choices;
  if (to === 'json') console.log(JSON.stringify(report(document, releases, await knownExtensions())));
  else process.stdout.write(`${written(document, to, releases).trimEnd()}\n`);
});

function readOptions(choices: Choices, releases: readonly ModelRelease[]): ReadOptions {
  return { releases, keySet: choices['key-set'], levelOne: choices['level-one'], method: choices.method };
}

function written(document: AssessmentDocument, kind: WrittenKind, releases: readonly ModelRelease[]): string {
  const release = releases.find(({ version }) => version === document.release);
  if (!release) throw new InputError(`Release ${document.release ?? '(unknown)'} of the model is not known here.`);
  // What is written again carries the moment it had: nothing was changed since.
  const exportedAt = document.origin.exportedAt ?? new Date().toISOString();
  return writeAssessment(document, kind, { release, exportedAt, newId: randomUUID() });
}

function readCommand(): { readonly source: string; readonly choices: Choices } {
  const { positionals, values } = parsedArguments();
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0) throw new InputError(`Name one file or link. ${USAGE}`);
  const choices = Object.entries(CHOICES).flatMap(([name, words]) => {
    const word: unknown = Reflect.get(values, name);
    if (word === undefined) return [];
    if (!words.some((known) => known === word))
      throw new InputError(`--${name} must be ${words.join(' or ')}. ${USAGE}`);
    return [[name, word] as const];
  });
  return { source, choices: Object.fromEntries(choices) };
}

function parsedArguments() {
  const option = { type: 'string' } as const;
  const options = { to: option, 'key-set': option, 'level-one': option, method: option };
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
}
