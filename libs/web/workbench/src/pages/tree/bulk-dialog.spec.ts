import { type AccountId, type ResponseId, type Role } from '@certitude/contracts';
import { settled } from '@certitude/web/live/testing';
import { ada, otto, petra, responseId } from '@certitude/web/testing';
import { openPanelDialog, streamOf } from '../../testing/open-panel';
import { BulkDialog } from './bulk-dialog';

const IDS = [1, 2, 3].map(responseId) as readonly ResponseId[];

const given = async (me: AccountId = petra, role: Role = 'assessor', ids = IDS) => {
  const stream = streamOf({ [petra]: 'assessor', [ada]: 'contributor', [otto]: 'owner' }, { owner: ada });
  const opened = await openPanelDialog(BulkDialog, { ids }, { me, role, stream });
  return { ...opened, answers: () => ids.map((id) => stream.answer(id).values) };
};

describe('the dialog that sets something for several requirements', () => {
  it('offers what can be set, and begins with the owner', async () => {
    const { screen } = await given();
    expect(screen.field('Owner').value).toBe('');
    for (const field of ['Due date', 'Applicability']) {
      await screen.tick(field);
      expect(screen.find('Set for 3')).not.toBeNull();
    }
  });

  it('gives all of them to the person that was chosen, and says what it did', async () => {
    const { screen, answers, closed } = await given();
    await screen.choose('Owner', 'Otto');
    await screen.press('Set for 3');
    await settled();
    expect(answers().map(({ owner }) => owner)).toEqual([otto, otto, otto]);
    expect(closed()).toEqual({ with: { text: 'Owner of 3 requirements: Otto.' } });
  });

  it('takes the owner away only from where nobody was chosen on purpose', async () => {
    const { screen, answers, closed } = await given();
    await screen.press('Set for 3');
    expect(screen.text()).toContain('Choose a person, or nobody.');
    expect(closed()).toBeNull();
    await screen.choose('Owner', 'Nobody');
    expect(screen.text()).not.toContain('Choose a person, or nobody.');
    await screen.press('Set for 3');
    await settled();
    expect(answers().map(({ owner }) => owner)).toEqual([null, null, null]);
  });

  it('asks for the one reason of what is not applicable, and for none of what is', async () => {
    const { screen, answers } = await given();
    await screen.tick('Applicability');
    await screen.press('Set for 3');
    expect(screen.text()).toContain('Give the reason.');
    await screen.type('Reason', 'No devices are issued.');
    await screen.press('Set for 3');
    await settled();
    expect(answers().map(({ applicability }) => applicability)).toEqual(
      IDS.map(() => ({ applicability: 'not-applicable', reason: 'No devices are issued.' })),
    );
    const again = await given();
    await again.screen.tick('Applicability');
    await again.screen.tick('Applicable');
    expect(again.screen.root.ownerDocument.querySelector('textarea')).toBeNull();
    await again.screen.press('Set for 3');
    expect(again.closed()).not.toBeNull();
  });

  it('changes nothing when it is cancelled', async () => {
    const { screen, answers, closed } = await given();
    await screen.choose('Owner', 'Otto');
    await screen.press('Cancel');
    await settled();
    expect(answers().map(({ owner }) => owner)).toEqual([ada, null, null]);
    expect(closed()).toEqual({ with: undefined });
  });

  it('offers a contributor the applicability of their own answers, names the others, and leaves those', async () => {
    const { screen, answers } = await given(ada, 'contributor');
    expect(screen.text()).toMatch(/Not yours to change, and left as they are: \S+, \S+\./);
    await screen.type('Reason', 'Not ours.');
    await screen.press('Set for 1');
    await settled();
    expect(answers().map(({ applicability }) => applicability.applicability)).toEqual([
      'not-applicable',
      'applicable',
      'applicable',
    ]);
  });

  it('cannot set anything where nothing of what is selected may be changed', async () => {
    const { screen } = await given(ada, 'contributor', IDS.slice(1));
    expect(screen.find('Set for 0')).toHaveProperty('disabled', true);
  });
});
