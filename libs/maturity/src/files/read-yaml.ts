import { parseDocument } from 'yaml';
import { type Problem } from '../model';
import { ModelFileError } from './model-file-error';

/**
 * The plain data of a YAML (or JSON) text: one document, no repeated keys, no custom tags, no alias bombs.
 * @throws ModelFileError with the line and column of each mistake
 */
export function readYaml(text: string): unknown {
  // 'silent' would also keep quiet about a second document.
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'error' });
  const problems = [...document.errors, ...document.warnings].map(({ message, linePos }): Problem => {
    const [start] = linePos ?? [];
    const path = start ? `line ${start.line}, column ${start.col}` : '';
    return { path, message: firstLine(message) };
  });
  if (problems.length > 0) throw new ModelFileError(problems);
  try {
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    return data;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new ModelFileError([{ path: '', message: firstLine(error.message) }]);
  }
}

/** The library repeats the position and shows the source below the first line; the path says that already. */
function firstLine(message: string): string {
  const [line = ''] = message.split('\n');
  return line.replace(/ at line \d+, column \d+:?$/, '');
}
