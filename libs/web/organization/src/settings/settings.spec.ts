import { type Role } from '@certitude/contracts';
import { openScreen } from '@certitude/web/testing';
import { Settings } from './settings';

describe('the settings', () => {
  it.each<[Role, boolean]>([
    ['owner', true],
    ['viewer', false],
  ])('lead an %s to invitations: %s', async (role, offered) => {
    const { screen } = await openScreen(Settings, { role });
    expect([screen.find('Organization'), screen.find('Members'), screen.find('Files')]).not.toContain(null);
    expect(screen.find('Invitations') !== null).toBe(offered);
    expect(screen.find('Export') !== null).toBe(offered);
  });
});
