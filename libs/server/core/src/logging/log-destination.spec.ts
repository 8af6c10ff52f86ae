import fs from 'node:fs';
import pino from 'pino';
import { logDestination } from './log-destination';

describe('a log that cannot be written', () => {
  afterEach(() => void jest.restoreAllMocks());

  const desk = () => {
    const state: { trouble: string | null; written: string } = { trouble: 'ENOSPC', written: '' };
    jest.spyOn(fs, 'writeSync').mockImplementation((_file: number, text: string) => {
      if (state.trouble) throw Object.assign(new Error(state.trouble), { code: state.trouble });
      state.written += text;
      return Buffer.byteLength(text);
    });
    return { state, logger: pino({ base: null, timestamp: false }, logDestination()) };
  };

  it.each(['ENOSPC', 'EIO', 'EDQUOT', 'EAGAIN'])('ends no process with %s, and is written again later', (trouble) => {
    const { state, logger } = desk();
    state.trouble = trouble;
    for (let line = 0; line < 100; line += 1) logger.info('lost or late');
    expect(state.written).toBe('');
    state.trouble = null;
    logger.info('back');
    logger.info('and on');
    expect(state.written).toContain('"msg":"back"');
    expect(state.written).toContain('"msg":"and on"');
  });

  it('ends no process when nobody reads any more', () => {
    const { state, logger } = desk();
    state.trouble = 'EPIPE';
    expect(() => logger.info('to nobody')).not.toThrow();
    expect(() => logger.info('to nobody')).not.toThrow();
  });

  it('keeps no more than it may while nothing is written', () => {
    const { state, logger } = desk();
    for (let line = 0; line < 2_000; line += 1) logger.info('x'.repeat(2_000));
    state.trouble = null;
    logger.info('back');
    logger.info('and on');
    expect(state.written.length).toBeLessThan(2 * 1024 * 1024);
  });
});
