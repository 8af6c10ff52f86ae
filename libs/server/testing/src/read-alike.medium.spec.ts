import { DateOnly, TimeZone } from '@certitude/contracts';
import { DatabaseClient } from '@certitude/server/core';
import { DateTime } from 'luxon';
import { testDatabase } from './test-database';

/**
 * Winter, summer and days on which zones change their clocks. Of years that are over: of those to come, laws decide, and
 * one side may have heard of one before the other.
 */
const MOMENTS = ['2021-11-07T06:30', '2023-01-15T12:00', '2023-07-15T12:00', '2024-03-31T01:30', '2024-11-03T06:30'];
/** Spellings of which one side or the other makes something of its own. */
const ODD_ZONES = ['+02:00', '-05', 'CET', 'IST', 'CST', 'EST5EDT', 'utc', 'europe/prague', 'Z', 'GMT+3', 'UTC+2', ''];
const ODD_ZONES_TOO = ['localtime', 'posixrules', 'SystemV/EST5', 'posix/Europe/Prague', 'Factory', 'Europe/Nowhere'];
const ODD_DATES = ['0000-01-01', '0001-01-01', '1582-10-10', '1900-02-29', '2000-02-29', '2100-02-29', '9999-12-31'];

describe('what JavaScript and PostgreSQL both read', () => {
  let client: DatabaseClient;
  beforeAll(async () => {
    const { appUrl } = await testDatabase();
    client = new DatabaseClient({ connectionString: appUrl });
    await client.connect();
  });
  afterAll(() => client.end());

  const known = async (): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>('select name from pg_timezone_names');
    return rows.map(({ name }) => name);
  };
  /** Milliseconds since 1970 of each local time in a zone, as PostgreSQL reads it. */
  const inPostgres = async (zone: string): Promise<number[]> => {
    const { rows } = await client.query<{ at: string }>(
      `select extract(epoch from at at time zone $1) * 1000 as at
       from unnest($2::timestamp[]) with ordinality as moment (at, place) order by place`,
      [zone, MOMENTS],
    );
    return rows.map(({ at }) => Number(at));
  };
  const inJavaScript = (zone: string): number[] =>
    MOMENTS.map((moment) => DateTime.fromISO(moment, { zone }).toMillis());

  it('are the same time zones, with the same clocks', async () => {
    const theirs = await known();
    const all = new Set([...theirs, ...Intl.supportedValuesOf('timeZone'), ...ODD_ZONES, ...ODD_ZONES_TOO, 'UTC']);
    const taken = [...all].filter((zone) => TimeZone.safeParse(zone).success);
    expect(taken.length).toBeGreaterThan(400);
    expect(taken.filter((zone) => !theirs.includes(zone))).toEqual([]);
    const different: string[] = [];
    for (const zone of taken)
      if (JSON.stringify(await inPostgres(zone)) !== JSON.stringify(inJavaScript(zone))) different.push(zone);
    expect(different).toEqual([]);
  });

  it('leaves out zones that they read differently', () => {
    for (const zone of [...ODD_ZONES, ...ODD_ZONES_TOO])
      expect([zone, TimeZone.safeParse(zone).success]).toEqual([zone, false]);
  });

  it('are the same dates', async () => {
    const days = Array.from({ length: 301 }, (_, index) => `${1900 + index}-0${1 + (index % 9)}-${10 + (index % 19)}`);
    const taken = [...days, ...ODD_DATES].filter((date) => DateOnly.safeParse(date).success);
    expect(taken).toHaveLength(302);
    const { rows } = await client.query<{ date: string; at: string }>(
      `select day::date::text as date, extract(epoch from day::date::timestamp at time zone 'UTC') * 1000 as at
       from unnest($1::text[]) with ordinality as days (day, place) order by place`,
      [taken],
    );
    expect(rows.map(({ date }) => date)).toEqual(taken);
    expect(rows.map(({ at }) => Number(at))).toEqual(taken.map((date) => Date.parse(date)));
  });
});
