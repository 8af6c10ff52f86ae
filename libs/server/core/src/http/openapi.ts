import { type Endpoint, Problem } from '@certitude/contracts';
import { ERRORS } from '@certitude/contracts/errors';
import { z } from 'zod';
import { type Door } from '../access/registry';

type Json = Record<string, unknown>;

/** What a schema looks like on the wire; branded ids and trimmed strings are strings there. */
const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json;
  return rest;
};

/** With every code that this release knows, so that who generates a client sees them. */
const ProblemOfToday = Problem.extend({ code: z.enum(Object.keys(ERRORS)) });

/**
 * The OpenAPI 3.1 document of all HTTP doors, made from their contracts.
 * @param doors as the registry knows them
 * @param version of the product
 */
export function openApiDocument(doors: readonly Door[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const { endpoint, access } of doors) {
    if (!endpoint) continue;
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: operation(
        endpoint,
        access.kind !== 'public',
        access.kind === 'can' ? access.permission : undefined,
      ),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Certitude',
      version,
      description:
        'Sign in at /api/auth/sign-in; the session is a cookie, and requests that change something carry its csrfToken in x-csrf-token.',
    },
    servers: [{ url: '/api' }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => a.localeCompare(b))),
    components: {
      schemas: { Problem: jsonSchema(ProblemOfToday, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'certitude_session' } },
    },
  };
}

function operation(endpoint: Endpoint, needsSession: boolean, permission: string | undefined): Json {
  return {
    summary: endpoint.summary,
    tags: [tagOf(endpoint.path)],
    ...(permission ? { 'x-permission': permission } : {}),
    ...(needsSession ? { security: [{ session: [] }] } : {}),
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query)],
    ...requestBody(endpoint),
    responses: { 200: success(endpoint), default: problem },
  };
}

const problem: Json = {
  description: 'What went wrong, where, and how to fix it (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const tagOf = (path: string): string =>
  path.split('/').find((part) => part && part !== 'organizations' && !part.startsWith(':')) ?? 'organizations';

function parameters(where: 'path' | 'query', schema: z.ZodType): Json[] {
  const { properties, required } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (required ?? []).includes(name),
    schema: property,
  }));
}

const BINARY = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

function requestBody(endpoint: Endpoint): Json {
  if (endpoint.stream === 'upload') return { requestBody: { required: true, content: BINARY } };
  const schema = jsonSchema(endpoint.body, 'input');
  const isEmpty =
    Object.keys((schema['properties'] as Json | undefined) ?? {}).length === 0 && schema['type'] === 'object';
  return isEmpty ? {} : { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function success(endpoint: Endpoint): Json {
  if (endpoint.stream === 'download') return { description: 'The content, as a download', content: BINARY };
  return {
    description: 'Success',
    content: { 'application/json': { schema: jsonSchema(endpoint.response, 'output') } },
  };
}
