import { type Document, LineCounter, isAlias, isMap, isNode, isScalar, parseDocument, visit } from 'yaml';
import { ExchangeError } from '../exchange-error';
import { LIMITS } from '../limits';
import { requireModestYaml } from './modest-yaml';
import { checkPlainData, requirePlainKey } from './plain-data';

/** The data of a YAML or JSON text, and the line that a path stands in. */
export interface YamlText {
  readonly data: unknown;
  readonly lineOf: (path: readonly string[]) => number | undefined;
}

/**
 * One document, plain data, aliases allowed as far as they stay small.
 * @throws ExchangeError with what is wrong
 */
export function readYamlText(text: string): YamlText {
  if (text.length > LIMITS.textBytes) {
    throw new ExchangeError('too-large', `The text is larger than ${LIMITS.textBytes / 1024 / 1024} MiB.`);
  }
  const lines = new LineCounter();
  const document = parsed(text, lines);
  const data: unknown = plainData(document);
  checkPlainData(data);
  return {
    data,
    lineOf: (path) => {
      const node: unknown = document.getIn(path, true);
      const start = isNode(node) ? node.range?.[0] : undefined;
      return start === undefined ? undefined : lines.linePos(start).line;
    },
  };
}

function parsed(text: string, lineCounter: LineCounter): Document.Parsed {
  requireModestYaml(text);
  const document = parseDocument(text, { lineCounter, prettyErrors: true, logLevel: 'error', version: '1.2' });
  requireParsed(document);
  requirePlain(document);
  return document;
}

function requireParsed({ errors, warnings }: Document.Parsed): void {
  const [problem] = [...errors, ...warnings];
  if (!problem) return;
  const line = problem.linePos?.[0].line;
  const where = line ? ` (line ${line})` : '';
  if (problem.code === 'TAG_RESOLVE_FAILED') {
    throw new ExchangeError('custom-tag', `The text uses a YAML tag that is not accepted${where}.`);
  }
  if (problem.code === 'DUPLICATE_KEY') {
    throw new ExchangeError('repeated-key', `The text gives the same key twice${where}.`);
  }
  throw new ExchangeError('not-yaml', `The text is neither YAML nor JSON nor a share link${where}.`);
}

/** Keys and tags as they stand in the text, before anything is made of them. */
function requirePlain(document: Document.Parsed): void {
  let aliases = 0;
  visit(document, (_key, node) => {
    if (isAlias(node)) aliases += 1;
    if (isMap(node)) for (const { key } of node.items) if (isScalar(key)) requirePlainKey(String(key.value));
    if (
      isNode(node) &&
      !isAlias(node) &&
      node.tag &&
      !/^tag:yaml\.org,2002:(map|seq|str|null|bool|int|float)$/.test(node.tag)
    ) {
      throw new ExchangeError('custom-tag', 'The text uses a YAML tag that is not accepted.');
    }
  });
  if (aliases > LIMITS.aliases) throw tooManyAliases();
}

function plainData(document: Document.Parsed): unknown {
  try {
    const data: unknown = document.toJS({ maxAliasCount: LIMITS.aliases });
    return data;
  } catch (error) {
    if (!(error instanceof ReferenceError) && !(error instanceof RangeError)) throw error;
    throw tooManyAliases();
  }
}

const tooManyAliases = (): ExchangeError =>
  new ExchangeError('too-many-aliases', 'The text repeats parts of itself (YAML aliases) more often than is accepted.');
