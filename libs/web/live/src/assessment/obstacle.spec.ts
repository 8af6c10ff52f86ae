import { obstacleOf } from './obstacle';

describe('what stands in the way of following an assessment', () => {
  it.each([
    ['blocked', true, 'blocked'],
    ['crowded', true, 'crowded'],
    ['crowded', false, 'crowded'],
    ['disconnected', false, 'away'],
    ['disconnected', true, null],
    ['connecting', false, null],
    ['connected', false, null],
  ] as const)('when the connection is %s, followed before: %s, is %s', (connection, followed, expected) => {
    expect(obstacleOf(connection, followed)).toBe(expected);
  });
});
