import { openDialog } from '@certitude/web/testing';
import { LeavingDialog } from './leaving-dialog';

const drafts = [{ title: 'Review of evidence: Protocol', at: '2030-05-01T12:00:00.000Z', content: {} }];

describe('the question before somebody signs out with unsaved text', () => {
  it.each([
    ['Stay signed in', undefined],
    ['Discard and sign out', 'discard'],
    ['Keep for me and sign out', 'keep'],
  ])('names the text, and answers %s with %s', async (name, answer) => {
    const { screen, closed } = await openDialog(LeavingDialog, drafts);
    expect(screen.text()).toContain('Review of evidence: Protocol');
    await screen.press(name);
    expect(closed()).toEqual({ with: answer });
  });
});
