import { SilenceWatch, type Watched } from './silence';

describe('a watch over silent connections', () => {
  const connection = () => {
    const state = { silentAfter: 300, isWaiting: true, heard: 0, gaveUp: 0, giveUp: () => void (state.gaveUp += 1) };
    return state satisfies Watched & { gaveUp: number };
  };
  const watched = (...connections: Watched[]) => {
    const watch = new SilenceWatch(100);
    for (const one of connections) watch.add(one);
    const look = (times: number) => Array.from({ length: times }, () => watch.look());
    const stop = () => connections.forEach((one) => watch.remove(one));
    return { look, stop };
  };

  it('breaks off what has not answered for as long as it may', () => {
    const silent = connection();
    const { look, stop } = watched(silent);
    look(2);
    expect(silent.gaveUp).toBe(0);
    look(1);
    expect(silent.gaveUp).toBe(1);
    stop();
  });

  it('leaves alone what owes no answer, and what still sends', () => {
    const [idle, sending] = [{ ...connection(), isWaiting: false }, connection()];
    const { look, stop } = watched(idle, sending);
    for (let round = 0; round < 9; round += 1) {
      sending.heard += 1;
      look(1);
    }
    expect([idle.gaveUp, sending.gaveUp]).toEqual([0, 0]);
    stop();
  });

  it('counts from the last byte, not from the question', () => {
    const slow = connection();
    const { look, stop } = watched(slow);
    look(2);
    slow.heard += 1;
    look(3);
    expect(slow.gaveUp).toBe(0);
    look(1);
    expect(slow.gaveUp).toBe(1);
    stop();
  });
});
