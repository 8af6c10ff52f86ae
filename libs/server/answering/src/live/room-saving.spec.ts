import { RoomSaving } from './room-saving';

describe('whether a room can save', () => {
  const room = () => {
    const told: boolean[] = [];
    return { told, saving: new RoomSaving((possible) => told.push(possible)) };
  };

  it('is told after the same piece of work has lasted too long, and once', () => {
    const { saving, told } = room();
    for (let look = 0; look < 3; look += 1) saving.look(true);
    expect(told).toEqual([]);
    for (let look = 0; look < 3; look += 1) saving.look(true);
    expect(told).toEqual([false]);
  });

  it('is told again when something was saved', () => {
    const { saving, told } = room();
    saving.impossible();
    saving.progressed();
    saving.progressed();
    expect(told).toEqual([false, true]);
  });

  it('is no question while there is nothing to do, or while it goes on', () => {
    const { saving, told } = room();
    for (let look = 0; look < 9; look += 1) {
      saving.look(true);
      saving.progressed();
    }
    for (let look = 0; look < 9; look += 1) saving.look(false);
    expect(told).toEqual([]);
  });
});
