import { AppError } from '../errors/app-error';
import { errorClassOf, framesOf } from './error-class';

const SECRET = 'the root key is under the mat';

describe('the class of an error', () => {
  it.each([
    [new TypeError(SECRET), 'TypeError'],
    [Object.assign(new Error(SECRET), { name: 'QueryFailedError', code: '23505' }), 'QueryFailedError 23505'],
    [new AppError('not-found'), 'AppError not-found'],
    [Object.assign(new Error(SECRET), { code: SECRET }), 'Error'],
    [Object.assign(new Error(SECRET), { code: 7 }), 'Error'],
    [SECRET, 'Unknown'],
    [undefined, 'Unknown'],
  ])('of %p is %s', (error, expected) => {
    expect(errorClassOf(error)).toBe(expected);
  });

  it('is short', () => {
    expect(errorClassOf(Object.assign(new Error(), { name: 'x'.repeat(200) }))).toHaveLength(100);
  });
});

describe('the frames of an error', () => {
  it('say where, and nothing of what', () => {
    const frames = framesOf(new Error(`${SECRET}\nand so on`));
    expect(frames).toContain('error-class.spec');
    expect(frames).not.toMatch(/mat|and so on/);
  });
});
