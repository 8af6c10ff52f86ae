import { sealed, unsealed } from './sealed-key';

const SECRET = 's'.repeat(32);
const PLACE = { organizationId: 'one', id: 'key' };
const CONTENT = Buffer.from('a key store');

describe('a stored key', () => {
  it('opens where it belongs, with the secret of the operator', () => {
    const bytes = sealed(CONTENT, PLACE, SECRET);
    expect(Buffer.from(bytes).includes(CONTENT)).toBe(false);
    expect(unsealed(bytes, PLACE, SECRET)).toEqual(CONTENT);
    expect(sealed(CONTENT, PLACE, SECRET)).not.toEqual(bytes);
  });

  it.each([
    ['with another secret', PLACE, 'x'.repeat(32), 0],
    ['in another organization', { ...PLACE, organizationId: 'two' }, SECRET, 0],
    ['under another id', { ...PLACE, id: 'other' }, SECRET, 0],
    ['with a changed byte', PLACE, SECRET, 1],
  ])('does not open %s', (_, place, secret, change) => {
    const bytes = Buffer.from(sealed(CONTENT, PLACE, SECRET));
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ change;
    expect(unsealed(bytes, place, secret)).toBeNull();
  });
});
