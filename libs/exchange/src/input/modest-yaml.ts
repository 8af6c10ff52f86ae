import { type CST, Lexer, Parser } from 'yaml';
import { ExchangeError } from '../exchange-error';
import { LIMITS } from '../limits';

/**
 * Refuses a text that is too large or too deep before it is composed: composing calls itself once for each level, and a
 * process that runs out of stack in the wrong place does not come back.
 */
export function requireModestYaml(text: string): void {
  requireFewTokens(text);
  for (const token of new Parser().parse(text)) requireShallow(token);
}

/** The tokens one by one, nothing of them is kept. */
function requireFewTokens(text: string): void {
  let [tokens, depth] = [0, 0];
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (depth > LIMITS.depth) throw tooDeep();
    if (tokens > LIMITS.tokens) {
      throw new ExchangeError('too-many-keys', `The text holds more than ${LIMITS.keys} keys.`);
    }
  }
}

/** Walks the tree of tokens with a list of its own in place of the stack. */
function requireShallow(root: CST.Token): void {
  const waiting = [{ token: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > LIMITS.depth) throw tooDeep();
    if (token.type === 'document' && token.value) waiting.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) waiting.push({ token: key, depth: depth + 1 });
      if (value) waiting.push({ token: value, depth: depth + 1 });
    }
  }
}

const tooDeep = (): ExchangeError => new ExchangeError('too-deep', `The text is nested deeper than ${LIMITS.depth}.`);
