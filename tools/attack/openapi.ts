import { type Visitor } from './visitor';

export type Json = Readonly<Record<string, unknown>>;

/** An operation of the OpenAPI document that the product serves. */
export interface Operation {
  readonly method: string;
  /** Parameters as `{name}`. */
  readonly path: string;
  readonly isOpen: boolean;
  readonly query: readonly { readonly name: string; readonly required: boolean; readonly schema: Json }[];
  /** Schema of the body; null without one. */
  readonly body: Json | null;
  readonly isUpload: boolean;
}

interface Described {
  readonly security?: unknown;
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: Json }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
}

/** Everything that the product says it can be asked. */
export async function operationsOf(visitor: Visitor): Promise<Operation[]> {
  const { status, body } = await visitor.send({ method: 'GET', path: '/api/openapi.json' });
  if (status !== 200) throw new Error(`The OpenAPI document is answered with ${status}.`);
  const { paths } = body as { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operation(method, path, described)),
  );
}

function operation(method: string, path: string, { security, parameters, requestBody }: Described): Operation {
  return {
    method: method.toUpperCase(),
    path,
    isOpen: security === undefined,
    query: (parameters ?? []).filter((one) => one.in === 'query'),
    body: requestBody?.content['application/json']?.schema ?? null,
    isUpload: requestBody?.content['application/octet-stream'] !== undefined,
  };
}

/** Names of the parameters in a path. */
export const paramsOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

/** The path with its parameters filled in. */
export const filled = (path: string, value: (name: string) => string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(value(name)));
