import { readingApi, type AccountId } from '@certitude/contracts';
import { petra, responseId } from '@certitude/web/testing';
import { openPanel, panelServer, streamOf } from '../../testing/open-panel';
import { AnswerFacts } from './answer-facts';
import { BesideFacts } from './beside-facts';

const whole = { module: 'G', category: 'strategy', requirement: null };
const beside = {
  declared: [{ module: 'G', category: 'strategy', level: 4 }],
  owners: [{ response: responseId(1), name: 'Jane Roe' }],
  targets: [{ ...whole, level: 3 }],
};
const serving = () => panelServer().answer(readingApi.beside, beside).answer(readingApi.setTarget, beside);
const open = (panel: typeof AnswerFacts | typeof BesideFacts, role: 'assessor' | 'viewer' = 'assessor') =>
  openPanel(panel, {
    me: petra,
    role,
    stream: streamOf({ [petra]: role } as Record<AccountId, typeof role>),
    server: serving(),
  });

describe('what stands beside an answer', () => {
  it('names who owns it by name alone', async () => {
    for (const role of ['assessor', 'viewer'] as const) {
      const { screen } = await open(AnswerFacts, role);
      expect(screen.text()).toContain('Jane Roe (no member)');
    }
  });

  it('shows a declared level as one, and the nearest target', async () => {
    const { screen } = await open(BesideFacts, 'viewer');
    expect(screen.text()).toMatch(/Category target ?3/);
    expect(screen.text()).toMatch(/Declared ?4 ?for the category/);
    expect(screen.root.querySelector('select')).toBeNull();
  });

  it('sets a target where it stands, as it was seen', async () => {
    const { screen, server } = await open(BesideFacts);
    await screen.choose('Category target', '5');
    expect(server.bodies(readingApi.setTarget)).toEqual([{ ...whole, from: 3, level: 5 }]);
    await screen.choose('Module target', '2');
    expect(server.bodies(readingApi.setTarget).at(-1)).toEqual({ ...whole, category: null, from: null, level: 2 });
  });
});
