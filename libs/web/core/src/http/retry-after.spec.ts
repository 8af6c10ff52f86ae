import { secondsToWait, timeOfDay, whenAgain } from './retry-after';

const NOON = Date.UTC(2030, 4, 1, 12);

describe('how long an answer asks to wait', () => {
  it.each<[string | null, number | null]>([
    ['12', 12],
    [' 900 ', 900],
    [new Date(NOON + 30_000).toUTCString(), 30],
    [null, null],
    ['', null],
    ['0', null],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    [new Date(NOON - 30_000).toUTCString(), null],
    // Nobody who asks for that long means it.
    ['999999999', null],
  ])('%j: %j', (header, seconds) => expect(secondsToWait(header, NOON)).toBe(seconds));
});

describe('when to try again, in words', () => {
  it.each([
    [1, 'in 1 second'],
    [12, 'in 12 seconds'],
    [90, 'in 90 seconds'],
    [91, 'at 12:02 UTC'],
    [125 * 60, 'at 14:05 UTC'],
  ])('%d seconds from noon: %s', (seconds, words) => expect(whenAgain(seconds, NOON)).toBe(words));

  it('has times as the application writes them', () => {
    const { write } = timeOfDay;
    timeOfDay.write = () => '2:05 PM';
    expect(whenAgain(125 * 60, NOON)).toBe('at 2:05 PM');
    timeOfDay.write = write;
  });
});
