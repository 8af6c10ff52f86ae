import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** A statement of SQL as the sources have it, or what could not be made out of it. */
export interface FoundStatement {
  /** File below the folder, and line. */
  readonly place: string;
  /** Every text it may be; empty when it depends on what is only known when it runs. */
  readonly texts: readonly string[];
}

/** How libraries of the server are imported. */
const OWN = '@certitude/server/';
/** Methods whose first argument is SQL. */
const ASKS = ['query', 'global'];
/** What can be prepared. Neither can what opens transactions or gives rights; nor is a list's alias a statement. */
const STATEMENT = /^\s*(select|insert|update|delete|merge|with)\b/;

/** Parameters of functions that are being looked into, with the texts that they may have. */
type Given = ReadonlyMap<string, readonly string[]>;
const NOTHING_GIVEN: Given = new Map();

/** Statements of SQL that the product's files in a folder hold. */
export function statementsIn(folder: string): FoundStatement[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(^|[\\/])(testing|migrations)[\\/]/.test(relative(folder, file)))
    .flatMap((file) => statementsOf(parsed(file)).map(({ node, texts }) => ({ place: placeOf(node, folder), texts })));
}

const sources = new Map<string, ts.SourceFile>();
function parsed(file: string): ts.SourceFile {
  const known = sources.get(file);
  if (known) return known;
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  sources.set(file, source);
  return source;
}

function placeOf(node: ts.Node, folder: string): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${relative(folder, source.fileName).replaceAll('\\', '/')}:${line + 1}`;
}

function statementsOf(source: ts.SourceFile): { readonly node: ts.Expression; readonly texts: readonly string[] }[] {
  return [...descendants(source)].flatMap((node) => {
    const sql = sqlOf(node);
    // The text of a statement is looked at where the statement is made.
    if (!sql || (ts.isPropertyAccessExpression(sql) && sql.name.text === 'text')) return [];
    const texts = textsOf(sql, NOTHING_GIVEN);
    const prepared = texts.filter((text) => STATEMENT.test(text));
    return texts.length > 0 && prepared.length === 0 ? [] : [{ node: sql, texts: prepared }];
  });
}

function* descendants(node: ts.Node): Generator<ts.Node> {
  for (const child of node.getChildren()) {
    yield child;
    yield* descendants(child);
  }
}

/** The SQL that is asked here, or kept as a statement's text. */
function sqlOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node)) return isTextOfStatement(node) ? node.initializer : undefined;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: asked, name } = node.expression;
  const [sql] = node.arguments;
  if (!sql || ts.isObjectLiteralExpression(sql) || asked.kind === ts.SyntaxKind.ThisKeyword) return undefined;
  return ASKS.includes(name.text) ? sql : undefined;
}

const isTextOfStatement = ({ name, parent }: ts.PropertyAssignment): boolean =>
  name.getText() === 'text' &&
  parent.properties.every((other) => ['name', 'text', 'values'].includes(other.name?.getText() ?? ''));

/** Everything the expression may be, as far as constants decide it; nothing, when they do not. */
function textsOf(expression: ts.Expression, given: Given): readonly string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isTemplateExpression(expression))
    return expression.templateSpans.reduce<readonly string[]>(
      (heads, span) => joined(joined(heads, textsOf(span.expression, given)), [span.literal.text]),
      [expression.head.text],
    );
  if (ts.isTaggedTemplateExpression(expression) || ts.isAsExpression(expression)) return [];
  if (ts.isParenthesizedExpression(expression)) return textsOf(expression.expression, given);
  if (ts.isConditionalExpression(expression))
    return either(textsOf(expression.whenTrue, given), textsOf(expression.whenFalse, given));
  if (ts.isElementAccessExpression(expression)) return valuesOf(expression.expression);
  if (ts.isCallExpression(expression)) return resultsOf(expression, given);
  return ts.isIdentifier(expression) ? namedTexts(expression, given) : [];
}

const joined = (heads: readonly string[], tails: readonly string[]): readonly string[] =>
  heads.flatMap((head) => tails.map((tail) => head + tail));
const either = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.length === 0 || other.length === 0 ? [] : [...one, ...other];

/** Every value of a constant record. */
function valuesOf(record: ts.Expression): readonly string[] {
  const object = ts.isIdentifier(record) ? constant(record) : undefined;
  if (!object || !ts.isObjectLiteralExpression(object)) return [];
  return object.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) ? textsOf(property.initializer, NOTHING_GIVEN) : [],
  );
}

/** What a constant function gives for these arguments. */
function resultsOf({ expression, arguments: values }: ts.CallExpression, given: Given): readonly string[] {
  const made = ts.isIdentifier(expression) ? constant(expression) : undefined;
  if (!made || !ts.isArrowFunction(made) || ts.isBlock(made.body)) return [];
  const inside = made.parameters.map((parameter, index): [string, readonly string[]] => {
    const value = values[index];
    return [parameter.name.getText(), value ? textsOf(value, given) : []];
  });
  return textsOf(made.body, new Map(inside));
}

function namedTexts(name: ts.Identifier, given: Given): readonly string[] {
  const known = given.get(name.text);
  if (known) return known;
  const value = constant(name);
  return value ? textsOf(value, NOTHING_GIVEN) : fromCallers(name);
}

/** What a constant of the file, of one that it imports, or of a library, is. */
function constant(name: ts.Identifier): ts.Expression | undefined {
  const source = name.getSourceFile();
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement))
      for (const declaration of statement.declarationList.declarations)
        if (declaration.name.getText() === name.text) return declaration.initializer;
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const { namedBindings } = statement.importClause ?? {};
      const isHere =
        namedBindings &&
        ts.isNamedImports(namedBindings) &&
        namedBindings.elements.some((one) => one.name.text === name.text);
      if (!isHere) continue;
      const { text } = statement.moduleSpecifier;
      if (text.startsWith('.')) return exported(join(dirname(source.fileName), `${text}.ts`), name.text);
      if (text.startsWith(OWN)) return ofLibrary(text.slice(OWN.length), name.text);
    }
  }
  return undefined;
}

/** What a library's index names, in the file where it is. */
function ofLibrary(library: string, name: string): ts.Expression | undefined {
  const source = join(__dirname, '../../../../libs/server', library, 'src');
  const from = parsed(join(source, 'index.ts')).statements.find(
    (statement): statement is ts.ExportDeclaration =>
      ts.isExportDeclaration(statement) &&
      statement.exportClause !== undefined &&
      ts.isNamedExports(statement.exportClause) &&
      statement.exportClause.elements.some((one) => one.name.text === name),
  )?.moduleSpecifier;
  return from && ts.isStringLiteral(from) ? exported(join(source, `${from.text}.ts`), name) : undefined;
}

function exported(file: string, name: string): ts.Expression | undefined {
  const declarations = parsed(file).statements.flatMap((statement) =>
    ts.isVariableStatement(statement) ? statement.declarationList.declarations : [],
  );
  return declarations.find((declaration) => declaration.name.getText() === name)?.initializer;
}

/** What a parameter of a method is given by those of its file who call it. */
function fromCallers(name: ts.Identifier): readonly string[] {
  const method = ts.findAncestor(name, ts.isMethodDeclaration);
  const at = method?.parameters.findIndex((parameter) => parameter.name.getText() === name.text) ?? -1;
  if (!method || at < 0) return [];
  const calls = [...descendants(name.getSourceFile())].filter(
    (node): node is ts.CallExpression =>
      ts.isCallExpression(node) && node.expression.getText() === `this.${method.name.getText()}`,
  );
  return calls.flatMap(({ arguments: values }) => {
    const value = values[at];
    return value ? textsOf(value, NOTHING_GIVEN) : [];
  });
}
