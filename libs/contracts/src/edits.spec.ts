import * as z from 'zod';
import { changesOf, conflictsOf, differing, editOf, type FieldVersion } from './edits';
import { type AccountId } from './ids';

const jana = '01890000-0000-7000-8000-000000000001' as AccountId;
const at = '2026-03-01T10:00:00.000Z';
const saved = (version: number): FieldVersion => ({ version, by: jana, at });

describe('a change of what somebody saw', () => {
  const current = { title: 'Rehearse', objectives: 'Twice a year', dueOn: null, targetLevel: 4 };
  it.each<[string, number, Record<string, unknown>, Record<string, FieldVersion>, string[]]>([
    ['nobody else touched anything', 1, { title: 'Mine' }, {}, []],
    ['somebody touched another field', 1, { title: 'Mine' }, { objectives: saved(2) }, []],
    ['somebody saved the same field later', 1, { title: 'Mine' }, { title: saved(2) }, ['title']],
    ['somebody saved the same value', 1, { title: 'Rehearse' }, { title: saved(2) }, []],
    ['what was seen has it already', 2, { title: 'Mine' }, { title: saved(2) }, []],
    ['a value was cleared by somebody', 1, { dueOn: '2026-01-01' }, { dueOn: saved(3) }, ['dueOn']],
    ['a field is sent without a value', 1, { title: undefined }, { title: saved(2) }, []],
    ['only one of two collides', 1, { title: 'Mine', targetLevel: 5 }, { title: saved(2), dueOn: saved(3) }, ['title']],
  ])('when %s', (_, seen, changes, fieldVersions, fields) => {
    expect(conflictsOf(seen, changes, { current, fieldVersions }).map(({ field }) => field)).toEqual(fields);
  });

  it('names what stands there, who saved it and when', () => {
    expect(conflictsOf(1, { title: 'Mine' }, { current, fieldVersions: { title: saved(2) } })).toEqual([
      { field: 'title', theirs: 'Rehearse', version: 2, by: jana, at },
    ]);
  });

  it('touches only the fields whose value differs', () => {
    expect(differing({ title: 'Rehearse', targetLevel: 5 }, current)).toEqual(['targetLevel']);
  });

  it('takes a value for the same in whatever order its members come, and lists only in theirs', () => {
    const file = { name: 'minutes.pdf', of: { size: 7, hash: 'a' } };
    const stored = { content: { of: { hash: 'a', size: 7 }, name: 'minutes.pdf' }, people: ['jana', 'petra'] };
    expect(differing({ content: file }, stored)).toEqual([]);
    expect(differing({ content: { ...file, name: 'other.pdf' } }, stored)).toEqual(['content']);
    expect(differing({ people: ['petra', 'jana'] }, stored)).toEqual(['people']);
  });
});

describe('the schema of a change', () => {
  const Content = z.strictObject({
    name: z.string(),
    text: z.string().default(''),
    on: z.iso.date().nullable().default(null),
  });

  it('fills in nothing: what is not named stays as it is', () => {
    expect(changesOf(Content).parse({})).toEqual({});
    expect(changesOf(Content).parse({ on: null })).toEqual({ on: null });
  });

  it('takes only fields of the content, with the version that was seen', () => {
    expect(editOf(Content).safeParse({ version: 1, changes: { other: 1 } }).success).toBe(false);
    expect(editOf(Content).safeParse({ changes: { name: 'x' } }).success).toBe(false);
    expect(editOf(Content).parse({ version: 1, changes: { name: 'x' } })).toEqual({
      version: 1,
      changes: { name: 'x' },
    });
  });
});
