import { type AccountId } from '@certitude/contracts';
import { FORMER_MEMBER, hueOf, initialsOf, personOf } from './person';

describe('how a person is shown', () => {
  it.each([
    ['Petra Novak', 'PN'],
    ['Petra van Dijk', 'PD'],
    ['Cher', 'C'],
    ['  ', '?'],
    ['élodie ünal', 'ÉÜ'],
  ])('shortens "%s" to %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('keeps a name in the other direction apart from the words around it', () => {
    expect(personOf('a' as AccountId, 'רות', false)).toMatchObject({ name: '\u2068רות\u2069', initials: 'ר' });
    expect(personOf('a' as AccountId, 'Ruth', false).name).toBe('Ruth');
  });

  it('gives a person always the same colour, and never that of former members', () => {
    const ids = Array.from(
      { length: 50 },
      (_, index) => `0197c5b2-0000-7000-8000-${index.toString().padStart(12, '0')}`,
    );
    for (const id of ids) {
      expect(hueOf(id)).toBe(hueOf(id));
      expect(hueOf(id)).not.toBe(FORMER_MEMBER.hue);
    }
    expect(new Set(ids.map(hueOf)).size).toBeGreaterThan(3);
  });
});
