import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { OutcomeUnknown } from '../database/tenant-batches';
import { AppError, Unavailable } from './app-error';
import { toAppError, toProblem } from './problem';

const database = (code: string): Error => Object.assign(new pg.DatabaseError('no', 2, 'error'), { code });
const system = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });

describe('surroundings that fail', () => {
  it.each([
    ...['53300', '53200', '57P01', '57P02', '57P03', '57014', '55P03', '25P03', '08006', '08001', '40P01', '40001'],
  ])('are no fault of the product when PostgreSQL says %s', (code) => {
    for (const error of [database(code), new QueryFailedError('select 1', [], database(code))])
      expect(toAppError(error)).toMatchObject({ code: 'unavailable', retryAfter: expect.any(Number) as number });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])(
    'are no fault of the product when the system says %s',
    (code) => {
      expect(toAppError(system(code))).toMatchObject({ code: 'unavailable', retryAfter: expect.any(Number) as number });
    },
  );

  it.each([
    'Connection terminated',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout expired',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
    'The database connection has gone silent.',
  ])('are no fault of the product when the driver says "%s"', (sentence) => {
    for (const error of [new Error(sentence), new QueryFailedError('select 1', [], new Error(sentence))])
      expect(toAppError(error)).toMatchObject({ code: 'unavailable' });
  });

  it.each([database('53100'), database('58030'), database('25006'), system('ENOSPC'), system('EDQUOT'), system('EIO')])(
    'say that saving is not possible for %s',
    (error) => {
      expect(toProblem(toAppError(error), 'id')).toMatchObject({
        status: 503,
        code: 'saving.unavailable',
        title: 'Saving is not possible right now.',
        retryAfter: 30,
      });
    },
  );

  it('are not suspected behind any other error', () => {
    for (const error of [new Error('no'), database('23505'), database('42601'), system('ENOENT'), 'ECONNREFUSED', null])
      expect(toAppError(error)).toMatchObject({ code: 'internal' });
  });

  it('leave open what became of a batch under way', () => {
    expect(toAppError(new OutcomeUnknown('?'))).toMatchObject({ code: 'unavailable' });
  });

  it('come with when to try again', () => {
    expect(toProblem(new Unavailable('The database does not answer.', 5), 'id')).toMatchObject({
      detail: 'The database does not answer. Try again in a moment.',
      retryAfter: 5,
    });
    expect(toProblem(new AppError('not-found'), 'id')).not.toHaveProperty('retryAfter');
  });
});
