import { emptyProfile, toForm, toProfile } from './profile-model';

describe('the organization profile as a form', () => {
  it('keeps "not said" through form and back', () => {
    const profile = { name: 'Trust Ltd', timeZone: 'Europe/Prague', industry: '', sizeBand: null, region: '' };
    expect(toForm(profile).sizeBand).toBe('');
    expect(toProfile(toForm(profile))).toEqual(profile);
  });

  it('refuses a profile without a name', () => {
    expect(() => toProfile(emptyProfile())).toThrow();
  });
});
