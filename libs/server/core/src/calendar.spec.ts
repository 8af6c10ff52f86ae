import { dateIn } from './calendar';

describe('the date of an organization', () => {
  it('is the one of its zone', () => {
    const evening = new Date('2030-06-20T22:30:00Z');
    expect(dateIn('Europe/Prague', evening)).toBe('2030-06-21');
    expect(dateIn('America/New_York', evening)).toBe('2030-06-20');
  });
});
