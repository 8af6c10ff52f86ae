import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const FLAGS = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

/**
 * Types that the files of a folder export, as the compiler understands them: each with its properties, or as a text.
 * For what has no schema, because only the server sends it.
 */
export function typesIn(folder: string): Record<string, unknown> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => join(folder, file));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const found = files.flatMap((file) => {
    const source = program.getSourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    return symbol ? checker.getExportsOfModule(symbol) : [];
  });
  const types = found.filter(({ flags }) => flags & ts.SymbolFlags.Type);
  const shapes = types.flatMap((symbol): [string, unknown][] => {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    return type.flags & DEPENDS ? [] : [[symbol.name, shapeOf(checker, type)]];
  });
  return Object.fromEntries(shapes.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Of types that are one thing or another, depending on what they are used with. */
const DEPENDS = ts.TypeFlags.Conditional | ts.TypeFlags.IndexedAccess | ts.TypeFlags.Index;

function shapeOf(checker: ts.TypeChecker, type: ts.Type): unknown {
  const isObject = (type.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(type);
  if (!isObject) return textOf(checker, type, FLAGS | ts.TypeFormatFlags.InTypeAlias);
  return Object.fromEntries(
    checker.getPropertiesOfType(type).map((property) => {
      const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
      return [`${property.name}${optional}`, textOf(checker, checker.getTypeOfSymbol(property), FLAGS)];
    }),
  );
}

/** The compiler's order of alternatives depends on what it met first: here they stand in that of the alphabet. */
function textOf(checker: ts.TypeChecker, type: ts.Type, flags: ts.TypeFormatFlags): string {
  const isNamed = type.aliasSymbol !== undefined && (flags & ts.TypeFormatFlags.InTypeAlias) === 0;
  if (!type.isUnion() || isNamed) return checker.typeToString(type, undefined, flags);
  const alternatives = type.types.map((one) => checker.typeToString(one, undefined, flags));
  return alternatives.toSorted().join(' | ');
}
