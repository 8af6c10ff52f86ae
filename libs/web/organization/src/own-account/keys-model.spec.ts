import { KeyPreference } from '@certitude/contracts';
import { conflictText, KeysForm, toKeysForm, toPreference } from './keys-model';

const plain = toKeysForm({ enabled: true, keys: {} });

describe('single keys in a form', () => {
  it.each([
    ['nothing changed', {}, { enabled: true, keys: {} }],
    ['switched off', { enabled: false }, { enabled: false, keys: {} }],
    ['another key', { next: 'J' }, { enabled: true, keys: { next: 'j' } }],
    ['two exchanged', { next: 'p', previous: 'n' }, { enabled: true, keys: { next: 'p', previous: 'n' } }],
  ])('are kept as what differs: %s', (_, change, preference) => {
    const kept = toPreference({ ...plain, ...change });
    expect(kept).toEqual(preference);
    expect(KeyPreference.safeParse(kept).success).toBe(true);
    expect(toKeysForm(kept)).toMatchObject({ ...plain, ...preference.keys, enabled: preference.enabled });
  });

  it('name the command that has the same key, at both', () => {
    const form = { ...plain, next: 'P' };
    expect(conflictText(form, 'next')).toBe('“p” is also the key of “Previous requirement”.');
    expect(conflictText(form, 'previous')).toBe('“p” is also the key of “Next requirement”.');
    expect(conflictText(form, 'flag')).toBeNull();
    expect(KeysForm.safeParse(form).error?.issues.map(({ path }) => path[0])).toEqual(['next', 'previous']);
  });

  it.each(['', 'gg', ' '])('need one sign: “%s”', (next) => {
    expect(KeysForm.safeParse({ ...plain, next }).success).toBe(false);
  });
});
