import { type ResponseId } from '@certitude/contracts';
import { type Participant } from './participant';
import { type Changes, PresenceChanges } from './presence-changes';

const [here, there] = ['here', 'there'] as ResponseId[] as [ResponseId, ResponseId];
const person = (id: string, response: ResponseId | null) => ({ id, response }) as Participant;

describe('changes of presence', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const EVERY = 100;
  const collected = () => {
    const told: Changes[] = [];
    const changes = new PresenceChanges(
      (change) => told.push(change),
      () => EVERY,
    );
    return { told, changes, tick: () => jest.advanceTimersByTime(EVERY) };
  };
  const notesOf = ({ notes }: Changes) =>
    Object.fromEntries([...notes].map(([note, people]) => [note, [...people].map(({ id }) => id).sort()]));

  it('tells many changes at once, and nothing while nothing changes', () => {
    const { told, changes, tick } = collected();
    const anna = person('anna', here);
    changes.moved(anna);
    for (let step = 0; step < 50; step += 1) changes.cursorMoved(anna);
    expect(told).toEqual([]);
    tick();
    tick();
    expect(told).toHaveLength(1);
    expect(told[0]?.moved).toEqual(new Set([anna]));
  });

  it('tells a moved cursor to its note alone', () => {
    const { told, changes, tick } = collected();
    const [anna, ben] = [person('anna', here), person('ben', there)];
    changes.moved(anna);
    changes.moved(ben);
    tick();
    changes.cursorMoved(anna);
    tick();
    expect(told[1]?.moved.size).toBe(0);
    expect(told[1] && notesOf(told[1])).toEqual({ here: ['anna'] });
  });

  it('shows everybody in a note to somebody who enters it', () => {
    const { told, changes, tick } = collected();
    const [anna, ben] = [person('anna', here), person('ben', here)];
    changes.moved(anna);
    tick();
    changes.moved(ben);
    tick();
    expect(told[1] && notesOf(told[1])).toEqual({ here: ['anna', 'ben'] });
  });

  it('knows who has not heard of anybody yet, once', () => {
    const { told, changes, tick } = collected();
    const [anna, ben] = [person('anna', null), person('ben', null)];
    changes.moved(anna);
    changes.entered(ben);
    tick();
    changes.moved(ben);
    tick();
    expect(told[0]?.newcomers).toEqual(new Set([ben]));
    expect(told[0]?.moved).toEqual(new Set([anna, ben]));
    expect(told[1]?.newcomers.size).toBe(0);
  });

  it('forgets who left', () => {
    const { told, changes, tick } = collected();
    const [anna, ben] = [person('anna', here), person('ben', here)];
    changes.entered(anna);
    changes.cursorMoved(anna);
    changes.gone(anna);
    changes.moved(ben);
    tick();
    expect(told[0]?.gone).toEqual(['anna']);
    expect(told[0]?.newcomers.size).toBe(0);
    expect(told[0] && notesOf(told[0])).toEqual({ here: ['ben'] });
  });
});
