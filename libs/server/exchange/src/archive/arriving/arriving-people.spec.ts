import { type AccountId } from '@certitude/contracts';
import { newId } from '@certitude/server/core';
import { Stopped } from '../../job-progress';
import { ARCHIVE_LIMITS } from './archive-limits';
import { knownAmong, readPeople } from './arriving-people';

describe('people of an archive', () => {
  const person = (n: number) => ({ id: newId(), email: `p${n}@example.org`, name: 'Pat', time_zone: 'UTC' });
  async function* rows(count: number) {
    for (let line = 1; line <= count; line += 1) yield { line, value: person(line) };
  }

  it('are those who have the address, each once', () => {
    const [anna, ben] = [newId<AccountId>(), newId<AccountId>()];
    const people = [
      { id: 'a', email: 'Anna@example.org' },
      { id: 'b', email: 'anna@example.org' },
      { id: 'c', email: 'ben@example.org' },
      { id: 'd', email: null },
    ];
    const known = knownAmong(
      people,
      new Map([
        ['anna@example.org', anna],
        ['ben@example.org', ben],
      ]),
    );
    expect([...known]).toEqual([
      ['a', anna],
      ['c', ben],
    ]);
  });

  it('are found at once, however many', () => {
    const people = Array.from({ length: ARCHIVE_LIMITS.people }, (_, n) => person(n));
    const byAddress = new Map(people.map(({ email }) => [email, newId<AccountId>()]));
    const began = performance.now();
    expect(knownAmong(people, byAddress).size).toBe(people.length);
    // Looking through all of them for each takes seconds.
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('are read until somebody stops it', async () => {
    const heard: number[] = [];
    const reading = readPeople(rows(100), (read) => {
      heard.push(read);
      return read < 3 ? Promise.resolve() : Promise.reject(new Stopped());
    });
    await expect(reading).rejects.toBeInstanceOf(Stopped);
    expect(heard).toEqual([1, 2, 3]);
  });
});
