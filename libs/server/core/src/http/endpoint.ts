import { type Endpoint, type FieldProblem, type HttpMethod } from '@certitude/contracts';
import {
  applyDecorators,
  createParamDecorator,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  type ExecutionContext,
} from '@nestjs/common';
import { type Request } from 'express';
import { type z } from 'zod';
import { AppError } from '../errors/app-error';

const CONTRACT = Symbol('endpoint contract');
const VERBS: Record<HttpMethod, (path: string) => MethodDecorator> = {
  GET: Get,
  POST: Post,
  PUT: Put,
  PATCH: Patch,
  DELETE: Delete,
};

/** Binds a handler to its contract: route, validation of `@Input()`, and the OpenAPI document come from it. */
export function Serves(endpoint: Endpoint): MethodDecorator {
  const mark: MethodDecorator = (_target, _key, descriptor) => {
    Reflect.defineMetadata(CONTRACT, endpoint, descriptor.value as object);
  };
  return applyDecorators(VERBS[endpoint.method](endpoint.path), HttpCode(200), mark);
}

/** The contract a handler was bound to, if any. */
export const contractOf = (handler: object): Endpoint | undefined =>
  Reflect.getMetadata(CONTRACT, handler) as Endpoint | undefined;

/** The validated `{ params, query, body }` of the handler's contract. */
export const Input = createParamDecorator((_: unknown, execution: ExecutionContext) => {
  const endpoint = contractOf(execution.getHandler());
  if (!endpoint) throw new Error(`${execution.getHandler().name} takes @Input() but serves no contract.`);
  return parseInput(endpoint, execution.switchToHttp().getRequest<Request>());
});

interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * Validates a request against a contract.
 * @throws AppError `not-found` when an id in the path is none (like any id that does not exist), else `request.invalid`
 *   with every wrong field
 */
export function parseInput(endpoint: Endpoint, raw: RawInput): { params: unknown; query: unknown; body: unknown } {
  const params = endpoint.params.safeParse(raw.params);
  if (!params.success) throw new AppError('not-found');
  const query = endpoint.query.safeParse({ ...(raw.query as object) });
  const body =
    endpoint.stream === 'upload' ? { success: true as const, data: {} } : endpoint.body.safeParse(raw.body ?? {});
  const problems = [...problemsOf('query', query), ...problemsOf('body', body)];
  if (!query.success || !body.success) throw new AppError('request.invalid', undefined, problems);
  return { params: params.data, query: query.data, body: body.data };
}

type Parsed =
  { readonly success: true; readonly data: unknown } | { readonly success: false; readonly error: z.ZodError };

/** Zod's issues as paths like `body.tasks[0].dueOn` with a sentence. */
export function problemsOf(where: string, parsed: Parsed): FieldProblem[] {
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => {
    const path = pathOf([where, ...issue.path]);
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: `${path}.${key}`, message: 'is not a known field' }));
  });
}

const pathOf = (parts: readonly PropertyKey[]): string =>
  parts
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
