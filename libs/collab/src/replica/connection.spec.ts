import { Connection } from './connection';

const joining = (): Connection => {
  const connection = new Connection();
  connection.enter('joining');
  return connection;
};

describe('a connection to the stream', () => {
  it('keeps what comes before the answer to a join for after it, in order', () => {
    const [connection, taken] = [joining(), [] as string[]];
    expect(connection.isDue(() => taken.push('first'))).toBe(false);
    expect(connection.isDue(() => taken.push('second'))).toBe(false);
    for (const input of connection.follow(() => undefined)) input();
    expect([connection.phase, taken]).toEqual(['live', ['first', 'second']]);
  });

  it('drops what it kept when that join comes to nothing', () => {
    const connection = joining();
    connection.isDue(() => undefined);
    connection.mayRejoin();
    connection.enter('joining');
    expect(connection.follow(() => undefined)).toEqual([]);
  });

  it.each([
    ['offline', false],
    ['live', true],
    ['waiting', false],
    ['closed', false],
  ] as const)('takes what comes while %s at once: %s', (phase, isDue) => {
    const connection = new Connection();
    connection.enter(phase);
    expect(connection.isDue(() => undefined)).toBe(isDue);
  });

  it.each([
    ['offline', false],
    ['live', true],
    ['waiting', true],
    ['closed', false],
  ] as const)('joins again from %s when something may be missing: %s', (phase, joins) => {
    const connection = new Connection();
    connection.enter(phase);
    expect(connection.mayRejoin()).toBe(joins);
  });

  it('joins once more after the answer when something may be missing in the middle of a join', () => {
    const [connection, joinAgain] = [joining(), () => undefined];
    expect(connection.mayRejoin()).toBe(false);
    expect(connection.follow(joinAgain)).toEqual([joinAgain]);
  });

  it('sends nothing in a pause, and pauses longer each time until something worked', () => {
    const connection = joining();
    connection.follow(() => undefined);
    expect([connection.maySend, connection.pause(), connection.pause()]).toEqual([true, 250, 500]);
    expect([connection.maySend, connection.goOn(), connection.maySend]).toEqual([false, false, true]);
    connection.worked();
    expect(connection.pause()).toBe(250);
  });

  it('asks again where it was told to wait', () => {
    const connection = joining();
    connection.enter('waiting');
    connection.pause();
    expect(connection.goOn()).toBe(true);
  });
});
