import * as z from 'zod';
import * as contracts from './index';
import { DateOnly, type Endpoint, TimeZone, Timestamp } from './index';
import { MAX_INTEGER } from './primitives';

interface Input {
  readonly name: string;
  readonly schema: z.ZodType;
}
const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'params' in value;

const routes: readonly Input[] = Object.entries(contracts)
  .filter(([name]) => name.endsWith('Api'))
  .flatMap(([, api]) => Object.values(api as object).filter(isEndpoint))
  .flatMap(({ method, path, params, query, body }) =>
    Object.entries({ params, query, body }).map(([part, schema]) => ({ name: `${method} ${path} ${part}`, schema })),
  );
const messages: readonly Input[] = Object.entries({
  join: contracts.Join,
  leave: contracts.Leave,
  submit: contracts.Submit,
  presence: contracts.Presence,
}).map(([name, schema]) => ({ name, schema }));

/** Numbers of the stream and of a client: columns of 64 bits. */
const LARGE = /\b(clientSeq|age|base|last)$/;

/** Formats that say how long a text is. */
const ENDED: readonly string[] = ['uuid', 'date', 'datetime', 'regex'];

interface Place {
  readonly path: string;
  readonly schema: z.ZodType;
}

/** Every place of an input that takes a value, inside out of what wraps it. */
function placesOf({ name, schema }: Input): Place[] {
  if (schema instanceof z.ZodPipe) return placesOf({ name, schema: schema.def.in as z.ZodType });
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return placesOf({ name, schema: schema.def.innerType as z.ZodType });
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, inner]) =>
      placesOf({ name: `${name}.${key}`, schema: inner }),
    );
  if (schema instanceof z.ZodUnion)
    return (schema.options as z.ZodType[]).flatMap((option) => placesOf({ name, schema: option }));
  // As many entries as there are keys, which are looked at like any other value.
  if (schema instanceof z.ZodRecord)
    return [
      ...placesOf({ name: `${name} (key)`, schema: schema.keyType as z.ZodType }),
      ...placesOf({ name: `${name}{}`, schema: schema.valueType as z.ZodType }),
    ];
  const here = { path: name, schema };
  return schema instanceof z.ZodArray
    ? [here, ...placesOf({ name: `${name}[]`, schema: schema.element as z.ZodType })]
    : [here];
}

const places = [...routes, ...messages].flatMap(placesOf);
const texts = places.filter(
  (place) => place.schema instanceof z.ZodString || place.schema instanceof z.ZodStringFormat,
);
const numbers = places.filter((place) => place.schema instanceof z.ZodNumber);
const lists = places.filter((place) => place.schema instanceof z.ZodArray);
/** Takes part in deciding what is taken; anything else would be a hole in this test. */
const KINDS = [
  z.ZodString,
  z.ZodStringFormat,
  z.ZodNumber,
  z.ZodArray,
  z.ZodEnum,
  z.ZodLiteral,
  z.ZodBoolean,
  z.ZodCustom,
];

describe('what the product takes from outside', () => {
  it('is all looked at', () => {
    expect(routes.length).toBeGreaterThan(120);
    expect(texts.length).toBeGreaterThan(150);
    expect(numbers.length).toBeGreaterThan(20);
    const unknown = places.filter(({ schema }) => !KINDS.some((kind) => schema instanceof kind));
    expect(unknown.map(({ path, schema }) => `${path}: ${schema.type}`)).toEqual([]);
  });

  it('has a largest and a smallest number that the database takes, too', () => {
    const unbound = numbers.filter(({ path, schema }) => {
      const { minValue, maxValue } = schema as z.ZodNumber;
      const most = LARGE.test(path) ? Number.MAX_SAFE_INTEGER : MAX_INTEGER;
      return maxValue === null || maxValue > most || minValue === null || minValue < 0;
    });
    expect(unbound.map(({ path }) => path)).toEqual([]);
  });

  it('has a longest text', () => {
    const endless = texts.filter(({ schema }) => {
      const { maxLength, format } = schema as z.ZodString;
      return maxLength === null && !ENDED.includes(format ?? '');
    });
    expect(endless.map(({ path }) => path)).toEqual([]);
  });

  it('has dates and moments of one kind only', () => {
    const dated = places.filter(({ schema }) => schema instanceof z.ZodISODate || schema instanceof z.ZodISODateTime);
    expect(dated.length).toBeGreaterThan(8);
    expect(dated.filter(({ schema }) => schema !== DateOnly && schema !== Timestamp).map(({ path }) => path)).toEqual(
      [],
    );
    const named = places.filter(({ path }) => /(On|Until|From|To|until)$/.test(path));
    expect(named.filter(({ schema }) => schema !== DateOnly && schema !== Timestamp).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('has time zones of one kind only', () => {
    const zones = places.filter(({ path }) => /zone$/i.test(path));
    expect(zones.length).toBeGreaterThan(2);
    expect(zones.filter(({ schema }) => schema !== TimeZone).map(({ path }) => path)).toEqual([]);
  });

  it('has lists with an end', () => {
    const endless = lists.filter(({ schema }) => {
      const checks = (schema as z.ZodArray).def.checks ?? [];
      return !checks.some((check) => check._zod.def.check === 'max_length');
    });
    expect(endless.map(({ path }) => path)).toEqual([]);
  });
});

describe('dates', () => {
  it.each(['1900-01-01', '2026-02-28', '2028-02-29', '2200-12-31'])('%s is one', (date) =>
    expect(DateOnly.safeParse(date).success).toBe(true),
  );
  it.each([
    '1899-12-31',
    '2201-01-01',
    '0000-01-01',
    '2026-02-29',
    '2026-2-1',
    '20260201',
    '+002026-01-01',
    '2026-01-01T00:00',
  ])('%s is none', (date) => expect(DateOnly.safeParse(date).success).toBe(false));
});

describe('moments', () => {
  it.each([
    ['1899-12-31T23:59:59Z', false],
    ['1900-01-01T00:00:00Z', true],
    ['2200-12-31T23:59:59Z', true],
    ['2201-01-01T00:00:00Z', false],
    ['2026-03-31T12:00:00', false],
    ['2026-03-31', false],
  ])('%s is one: %s', (moment, isOne) => expect(Timestamp.safeParse(moment).success).toBe(isOne));
});

describe('time zones', () => {
  it.each(['UTC', 'Europe/Prague', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3', 'America/Port-au-Prince'])(
    '%s is one',
    (zone) => expect(TimeZone.safeParse(zone).success).toBe(true),
  );
  it.each(['', '+02:00', '-05', 'Z', 'CET', 'IST', 'utc', 'europe/prague', 'posix/Europe/Prague', 'Europe/Nowhere'])(
    '%j is none',
    (zone) => expect(TimeZone.safeParse(zone).success).toBe(false),
  );
});
