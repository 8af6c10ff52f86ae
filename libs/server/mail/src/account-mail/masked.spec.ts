import { masked } from './undelivered-mails';

describe('an address that operators see', () => {
  it.each([
    ['nora@example.org', 'n…@example.org'],
    ['n@example.org', 'n…@example.org'],
    ['"a@b"@example.org', '"…@example.org'],
    ['čeněk@example.org', 'č…@example.org'],
  ])('%s as %s', (address, expected) => {
    expect(masked(address)).toBe(expected);
  });
});
