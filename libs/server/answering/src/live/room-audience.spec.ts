import { type AccountId, type AssessmentId, LIVE_LIMITS, type ResponseId } from '@certitude/contracts';
import { OtherPerson } from './nodes/other-people';
import { type Participant } from './participant';
import { RoomAudience } from './room-audience';

const [here, there] = ['here', 'there'] as ResponseId[] as [ResponseId, ResponseId];
const account = 'an-account' as AccountId;
const NOBODY = { gone: [], came: [], moved: [], cursorMoved: [] };

describe('who is in a room', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const given = () => {
    const relay = { entered: jest.fn(), moved: jest.fn(), cursorMoved: jest.fn(), gone: jest.fn(), stop: jest.fn() };
    return { relay, audience: new RoomAudience('an-assessment' as AssessmentId, relay) };
  };
  const tab = (id: string) => {
    const write = jest.fn();
    const socket = { id, conn: { write, transport: { writable: true } } };
    const person = { id, account, name: id, isElsewhere: false, response: null, cursor: null, connection: { socket } };
    return { write, participant: person as unknown as Participant };
  };
  const other = (id: string) => new OtherPerson({ connection: id, account, name: id, response: null, cursor: null });
  const several = <T>(count: number, make: (id: string) => T) =>
    Array.from({ length: count }, (_, index) => make(`tab ${index}`));

  it('is told in one frame for each tab, however many move, on whichever node', () => {
    const { audience } = given();
    const tabs = several(100, tab);
    const others = several(100, (id) => other(`other ${id}`));
    for (const { participant } of tabs) audience.enter(participant);
    audience.heardOf({ ...NOBODY, came: others });
    jest.advanceTimersByTime(LIVE_LIMITS.presenceEvery);
    for (const { write } of tabs) write.mockClear();
    for (const response of [here, there, here, null, there]) {
      for (const { participant } of tabs) audience.place(participant, { response, cursor: null });
      for (const person of others) person.response = response;
      audience.heardOf({ ...NOBODY, moved: others });
    }
    jest.advanceTimersByTime(LIVE_LIMITS.presenceEvery);
    expect(tabs.map(({ write }) => write.mock.calls.length)).toEqual(Array(100).fill(1));
  });

  it.each([
    { people: 2, elsewhere: 0, within: 100 },
    { people: 100, elsewhere: 100, within: 100 },
    { people: 100, elsewhere: 300, within: 200 },
  ])('is told within $within ms where $people people are here and $elsewhere elsewhere', (room) => {
    const { audience } = given();
    audience.heardOf({ ...NOBODY, came: several(room.elsewhere, (id) => other(`other ${id}`)) });
    const tabs = several(room.people, tab);
    for (const { participant } of tabs) audience.enter(participant);
    jest.advanceTimersByTime(1_000);
    const [mover, watcher] = tabs;
    watcher?.write.mockClear();
    if (mover) audience.place(mover.participant, { response: here, cursor: null });
    jest.advanceTimersByTime(room.within - 1);
    expect(watcher?.write).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(watcher?.write).toHaveBeenCalledTimes(1);
  });

  it('is told in half the time of those of whom another node has waited to tell', () => {
    const { audience } = given();
    const { write, participant } = tab('tab');
    audience.enter(participant);
    jest.advanceTimersByTime(1_000);
    write.mockClear();
    audience.place(participant, { response: here, cursor: null });
    audience.heardOf({ ...NOBODY, came: [other('other')] });
    jest.advanceTimersByTime(LIVE_LIMITS.presenceEvery / 2);
    expect(write).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1_000);
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('is told to other nodes of those who are here, and not back of those whom they told of', () => {
    const { audience, relay } = given();
    const { participant } = tab('tab');
    const person = other('other');
    audience.heardOf({ ...NOBODY, came: [person] });
    audience.heardOf({ ...NOBODY, moved: [person] });
    audience.heardOf({ ...NOBODY, gone: [person] });
    audience.enter(participant);
    audience.place(participant, { response: here, cursor: null });
    audience.place(participant, { response: here, cursor: null });
    audience.leave(participant);
    const told = [relay.entered, relay.moved, relay.cursorMoved, relay.gone].map(({ mock }) => mock.calls);
    expect(told).toEqual([[[participant]], [[participant]], [[participant]], [[participant]]]);
  });

  it('counts everybody once, also who is told of by a room that was opened again', () => {
    const { audience } = given();
    const [before, after] = [other('tab'), other('tab')];
    audience.heardOf({ ...NOBODY, came: [before] });
    audience.heardOf({ ...NOBODY, came: [after] });
    expect([audience.everybody, audience.size, audience.placesOf(account)]).toEqual([1, 0, 1]);
    // The earlier room says now that it has nobody any more.
    audience.heardOf({ ...NOBODY, gone: [before] });
    expect(audience.everybody).toBe(1);
    audience.heardOf({ ...NOBODY, gone: [after] });
    expect(audience.everybody).toBe(0);
  });
});
