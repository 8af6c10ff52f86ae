import { modelsApi } from '@certitude/contracts';
import { otto, release } from '@certitude/web/testing';
import { openPanel, panelServer, streamOf } from '../../testing/open-panel';
import { GuidancePanel } from './guidance-panel';

const ROLES = { [otto]: 'viewer' } as const;
const withTexts = (more: object) => ({
  ...release,
  modules: release.modules.map((module) => ({
    ...module,
    categories: module.categories.map((category) => ({
      ...category,
      requirements: category.requirements.map((requirement) => ({ ...requirement, ...more })),
    })),
  })),
});
const given = (more: object = {}) =>
  openPanel(GuidancePanel, {
    me: otto,
    role: 'viewer',
    stream: streamOf(ROLES),
    server: panelServer().answer(modelsApi.get, withTexts(more)),
  });

describe('what the model says of a requirement', () => {
  it('unfolds part by part, and which parts are open is remembered', async () => {
    const { screen } = await given({ guidance: 'Look at the minutes.', assessment: 'Ask the sponsor.' });
    await screen.sees('How to assess');
    const parts = () => [...screen.root.querySelectorAll('details')];
    expect(parts().map((part) => [part.querySelector('summary')?.textContent?.trim(), part.open])).toEqual([
      ['Guidance', true],
      ['How to assess', false],
    ]);
    const [, assess] = parts();
    if (!assess) throw new Error('There is a part.');
    assess.open = true;
    assess.dispatchEvent(new Event('toggle'));
    await screen.settled();
    expect(localStorage.getItem('certitude.texts.open')).toContain('assess');
  });

  it('names what to read besides, as links where there is an address', async () => {
    const { screen } = await given({
      references: [
        { id: 'a', title: 'RFC 3647', url: 'https://example.test/rfc3647' },
        { id: null, title: 'A book', url: null },
      ],
    });
    await screen.sees('RFC 3647');
    expect([...screen.root.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'https://example.test/rfc3647',
    ]);
    expect(screen.text()).toContain('A book');
  });

  it('may be nothing', async () => {
    const { screen } = await given();
    await screen.sees('The model says nothing more about this.');
  });
});
