import { emptyProfile, timeZones, toForm, toProfile } from './profile-model';

describe('the organization profile as a form', () => {
  it('keeps "not said" through form and back', () => {
    const profile = { name: 'Trust Ltd', timeZone: 'Europe/Prague', industry: '', sizeBand: null, region: '' };
    expect(toForm(profile).sizeBand).toBe('');
    expect(toProfile(toForm(profile))).toEqual(profile);
  });

  it('refuses a profile without a name', () => {
    expect(() => toProfile(emptyProfile())).toThrow();
  });

  it('offers the zone in use even when this browser does not know it', () => {
    expect(timeZones('Mars/Olympus')[0]).toBe('Mars/Olympus');
  });
});
