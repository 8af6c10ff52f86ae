import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ApiError } from '../http/api-error';
import { comeBack, passes } from './come-back';

const answered = (status: number, code: string, retryAfter?: number): ApiError =>
  ApiError.fromAnswer(status, {
    type: `urn:certitude:${code}`,
    title: 'It failed.',
    status,
    detail: 'Try again.',
    code,
    requestId: 'r',
    ...(retryAfter ? { retryAfter } : {}),
  });

describe('which failures pass by themselves', () => {
  it.each([
    ['no network', ApiError.network(), true],
    ['a server that is not ready', answered(503, 'unavailable'), true],
    ['a proxy without a server', ApiError.fromAnswer(502, 'Bad gateway'), true],
    ['something that is not there', answered(404, 'not-found'), false],
    ['too many questions, with the time of the next', answered(429, 'request.rate-limited', 5), true],
    ['too many questions', answered(429, 'request.rate-limited'), false],
    ['a fault of the server', ApiError.fromAnswer(500, null), false],
  ])('%s', (_name, error, expected) => expect(passes(error)).toBe(expected));
});

describe('what failed for want of network or server', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function given(first: ApiError) {
    const outcome = signal<ApiError | 'done' | null>(first);
    const again = jest.fn();
    TestBed.runInInjectionContext(() => comeBack(outcome, again));
    TestBed.tick();
    const become = (next: ApiError | 'done' | null): void => {
      outcome.set(next);
      TestBed.tick();
    };
    return { again, become };
  }
  const happens = (name: 'online' | 'offline'): void => {
    window.dispatchEvent(new Event(name));
    TestBed.tick();
  };

  it('is tried again, later each time, and soon again after it worked', () => {
    const { again, become } = given(ApiError.network());
    jest.advanceTimersByTime(1_000);
    expect(again).toHaveBeenCalledTimes(1);
    become(null);
    become(ApiError.network());
    jest.advanceTimersByTime(1_999);
    expect(again).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    expect(again).toHaveBeenCalledTimes(2);
    become('done');
    become(ApiError.network());
    jest.advanceTimersByTime(1_000);
    expect(again).toHaveBeenCalledTimes(3);
  });

  it('waits while there is no network, and is tried at once when it is back', () => {
    const { again } = given(ApiError.network());
    happens('offline');
    jest.advanceTimersByTime(120_000);
    expect(again).not.toHaveBeenCalled();
    happens('online');
    jest.advanceTimersByTime(0);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('is tried at once when the person looks at the tab again', () => {
    const { again } = given(ApiError.network());
    document.dispatchEvent(new Event('visibilitychange'));
    TestBed.tick();
    jest.advanceTimersByTime(0);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('waits as long as the server asks for', () => {
    const { again } = given(answered(503, 'unavailable', 5));
    jest.advanceTimersByTime(4_999);
    expect(again).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('waits as long as the server asks for although the person is back', () => {
    const { again } = given(answered(503, 'unavailable', 60));
    jest.advanceTimersByTime(20_000);
    happens('online');
    jest.advanceTimersByTime(39_999);
    expect(again).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('is left alone where trying again would not help', () => {
    const { again } = given(answered(404, 'not-found'));
    jest.advanceTimersByTime(120_000);
    expect(again).not.toHaveBeenCalled();
  });
});
