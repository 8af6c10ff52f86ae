import { type AssessmentAccess } from '@certitude/server/assessments';
import { type Bus, type Memberships, type Sessions } from '@certitude/server/core';
import { Logger } from '@nestjs/common';
import { LiveAccess } from './live-access';
import { type LiveRooms } from './live-rooms';
import { type Connection } from './participant';

describe('the check of who is still here', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  const given = () => {
    const sessions = { isValid: jest.fn(async () => true) };
    const access = new LiveAccess(
      { all: [] } as unknown as LiveRooms,
      {} as Memberships,
      sessions as unknown as Sessions,
      {} as AssessmentAccess,
      { subscribe: () => () => undefined } as unknown as Bus,
    );
    const socket = { disconnect: jest.fn() };
    access.connections.add({ socket, session: {} } as unknown as Connection);
    return { access, sessions, socket };
  };

  it('is made every minute, and not any more once the process ends', async () => {
    const { access, sessions, socket } = given();
    await jest.advanceTimersByTimeAsync(59_999);
    expect(sessions.isValid).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(sessions.isValid).toHaveBeenCalledTimes(1);
    expect(socket.disconnect).not.toHaveBeenCalled();
    sessions.isValid.mockResolvedValue(false);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(socket.disconnect).toHaveBeenCalledTimes(1);
    access.onApplicationShutdown();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(sessions.isValid).toHaveBeenCalledTimes(2);
  });

  it('is made again after one that failed', async () => {
    const { access, sessions, socket } = given();
    const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    sessions.isValid.mockRejectedValueOnce(new Error('The database is away.')).mockResolvedValue(false);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(warn).toHaveBeenCalledWith('Access was not checked again: The database is away.');
    expect(socket.disconnect).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(socket.disconnect).toHaveBeenCalledTimes(1);
    access.onApplicationShutdown();
  });
});
