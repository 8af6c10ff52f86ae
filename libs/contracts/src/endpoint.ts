import * as z from 'zod';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One HTTP operation: server routes, the OpenAPI document and the web client are all made from it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: HttpMethod;
  /** Path below `/api`, parameters as `:name`. */
  readonly path: string;
  /** One sentence for the API documentation. */
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  /** JSON body; `Nothing` when there is none. Streamed uploads and downloads say so in `stream`. */
  readonly body: Body;
  readonly response: Response;
  readonly stream?: 'upload' | 'download';
}

export const Nothing = z.strictObject({});
type Nothing = typeof Nothing;

interface Shape<P, Q, B, R> {
  readonly method: HttpMethod;
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  readonly stream?: 'upload' | 'download';
}

/** Declares an endpoint; what is left out takes nothing. */
export const endpoint = <
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(
  shape: Shape<P, Q, B, R>,
): Endpoint<P, Q, B, R> => ({
  ...shape,
  params: (shape.params ?? Nothing) as P,
  query: (shape.query ?? Nothing) as Q,
  body: (shape.body ?? Nothing) as B,
});

/** What a handler of the endpoint receives: validated path parameters, query and body. */
export interface InputOf<E extends Endpoint> {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
}
/** What a caller sends. */
export interface RequestOf<E extends Endpoint> {
  readonly params?: z.input<E['params']>;
  readonly query?: z.input<E['query']>;
  readonly body?: z.input<E['body']>;
}
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;
