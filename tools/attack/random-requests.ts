import { type Prng } from '@certitude/collab/testing';
import { filled, type Json, type Operation } from './openapi';
import { type Names } from './people';
import { type Message } from './visitor';

/** What nobody reckons with, for any place. */
const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  2 ** 53,
  '',
  ' ',
  'a\u0000b',
  '\u202e',
  '\ud800',
  '../../etc/passwd',
  "'; drop table member; --",
  '{"$ne":null}',
  'x'.repeat(5_000),
  [],
  [[[[[[[[]]]]]]]],
  {},
  { __proto__x: 1, constructor: { prototype: {} } },
  '0197c5b2-7a3e-7cc0-8000-000000000001',
  '0197C5B2-7A3E-7CC0-8000-000000000001',
  '2026-02-30',
  '9999-12-31T23:59:60Z',
  'infinity',
  '%00',
  '%ff',
];
const RAW_BODIES = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '{"a":',
  '\u0000',
  '{"__proto__":{"a":1}}',
  `${'['.repeat(5_000)}`,
  '1e999',
];
const MOST_DEEP = 6;

/** Requests by chance: what the product's own description says, mostly, with something odd in it, mostly. */
export class RandomRequests {
  constructor(
    private readonly random: Prng,
    /** Of several organizations: ids that exist. */
    private readonly known: readonly Names[],
  ) {}

  next(operation: Operation): Message {
    const names = this.random.pick(this.known);
    const odd = (): boolean => this.random.chance(0.12);
    const path = filled(operation.path, (name) =>
      odd()
        ? String(this.random.pick(ODD))
            .slice(0, 300)
            .replace(/\p{Surrogate}/gu, '')
        : (names[name] ?? this.id()),
    );
    const search = new URLSearchParams();
    for (const { name, required, schema } of operation.query)
      if (required || this.random.chance(0.4))
        search.set(name, String(odd() ? this.random.pick(ODD) : this.value(schema, names)));
    if (odd()) search.set('surplus', '1');
    return {
      method: operation.method,
      path: `/api${path}${search.size > 0 ? `?${search}` : ''}`,
      ...this.body(operation, names),
    };
  }

  private body({ body, isUpload }: Operation, names: Names): Pick<Message, 'body' | 'headers'> {
    if (isUpload) return { headers: { 'content-type': 'application/octet-stream' }, body: 'a few words' };
    if (!body) return {};
    const headers = { 'content-type': this.random.chance(0.03) ? 'text/xml' : 'application/json' };
    if (this.random.chance(0.08)) return { headers, body: this.random.pick(RAW_BODIES) };
    const value = this.value(body, names);
    return { headers, body: JSON.stringify(this.random.chance(0.6) ? this.spoiled(value) : value) };
  }

  /** Something that the schema describes. */
  value(schema: Json, names: Names, depth = 0): unknown {
    if ('const' in schema) return schema['const'];
    const choices = (schema['enum'] ?? schema['anyOf'] ?? schema['oneOf']) as readonly unknown[] | undefined;
    if (choices) {
      const choice = this.random.pick(choices);
      return schema['enum'] ? choice : this.value(choice as Json, names, depth);
    }
    if (schema['type'] === 'object') return this.object(schema, names, depth);
    if (schema['type'] === 'array') {
      const count = depth > MOST_DEEP ? 0 : this.random.below(3);
      return Array.from({ length: count }, () => this.value((schema['items'] ?? {}) as Json, names, depth + 1));
    }
    if (schema['type'] === 'integer' || schema['type'] === 'number') return this.random.below(6);
    if (schema['type'] === 'boolean') return this.random.chance(0.5);
    if (schema['type'] === 'null') return null;
    return this.text(schema, names);
  }

  private object(schema: Json, names: Names, depth: number): Json {
    const required = (schema['required'] ?? []) as readonly string[];
    const members = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Json>>);
    const chosen = members.filter(([name]) => required.includes(name) || this.random.chance(0.5));
    return Object.fromEntries(
      chosen.map(([name, inner]) => [name, names[name] ?? this.value(inner, names, depth + 1)]),
    );
  }

  private text(schema: Json, names: Names): string {
    const { format, pattern } = schema;
    if (format === 'date') return '2027-03-31';
    if (format === 'date-time') return '2027-03-31T12:00:00Z';
    if (format === 'email') return 'somebody@example.test';
    if (format === 'uuid' || String(pattern).includes('0-9a-f')) return this.id(names);
    return this.random.pick(['Root CA', 'Europe/Prague', 'viewer', 'a long enough secret', 'low']);
  }

  private id(names: Names = this.random.pick(this.known)): string {
    return this.random.chance(0.7) ? this.random.pick(Object.values(names)) : '0197c5b2-7a3e-7cc0-8000-000000000001';
  }

  /** The same with one thing changed, somewhere. */
  private spoiled(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || this.random.chance(0.15)) return this.random.pick(ODD);
    if (Array.isArray(value))
      return value.length === 0 ? [this.random.pick(ODD)] : value.map((one) => this.spoiled(one));
    const entries = Object.entries(value);
    if (entries.length === 0 || this.random.chance(0.2)) return { ...value, surplus: this.random.pick(ODD) };
    const [name, inner] = this.random.pick(entries);
    return { ...value, [name]: this.spoiled(inner) };
  }
}
