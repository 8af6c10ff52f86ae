import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type NodeCompiler as Compiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

const require = createRequire(import.meta.url);

/** Only these fonts, so that a report is the same on every machine. Packages of fonts export no path to their files. */
const FONTS = [
  '@embedpdf/fonts-latin/fonts',
  '@embedpdf/fonts-arabic/fonts',
  '@embedpdf/fonts-hebrew/fonts',
  '@expo-google-fonts/zcool-xiaowei/400Regular',
  '@expo-google-fonts/do-hyeon/400Regular',
].map((folder) => {
  const [scope = '', name = ''] = folder.split('/');
  const found = require.resolve
    .paths(`${scope}/${name}`)
    ?.map((modules) => join(modules, folder))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${folder} is not installed.`);
  return found;
});

/** A compiler, and the pages of a template. */
export interface Typeset {
  readonly compiler: Compiler;
  readonly document: NodeTypstDocument;
}

/** @throws Error with the compiler's words when the pages cannot be set */
export function typeset(template: string, inputs: Readonly<Record<string, string>>): Typeset {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as { NodeCompiler: typeof Compiler };
  // A folder in which nothing lies: a report reads nothing but its input.
  const compiler = NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontPaths: FONTS }] });
  const compiled = compiler.compile({ mainFileContent: template, inputs: { ...inputs } });
  const document = compiled.result;
  if (document) return { compiler, document };
  const problem = compiled.takeDiagnostics();
  const [first] = problem ? (compiler.fetchDiagnostics(problem) as { message?: string }[]) : [];
  throw new Error(first?.message ?? 'The pages could not be set.');
}

/** The text of a refusal, as the compiler writes it: the sign between quotes that are escaped. */
const REFUSED = /the text `\\"(.+?)\\"` could not be displayed/gs;
/** A sign that the compiler names by its number. */
const NUMBERED = /\\+u\{([0-9a-f]{1,6})\}/g;

/** Signs that no font has, as the compiler refuses them; none where it refuses something else. */
export const missingSigns = (error: unknown): readonly string[] =>
  [...String(error).matchAll(REFUSED)].flatMap(([, text = '']) =>
    Array.from(text.replace(NUMBERED, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))),
  );
