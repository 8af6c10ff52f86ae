import { evidenceApi } from '@certitude/contracts';
import { FakeServer, assessmentId, evidenceView, fileView, openScreen, responseId } from '@certitude/web/testing';
import { PictureOffer } from './picture-offer';

const place = { assessmentId: assessmentId(1), responseId: responseId(1) };
const picture = (name: string) => new File(['x'], name, { type: 'image/png' });
const given = async (pictures: readonly File[], mayAttach = true) => {
  const server = new FakeServer().answer(evidenceApi.upload, fileView()).answer(evidenceApi.create, evidenceView());
  const opened = await openScreen(PictureOffer, { server, inputs: { pictures, place: mayAttach ? place : null } });
  const decided = jest.fn();
  (opened.screen.fixture.componentInstance as PictureOffer).decided.subscribe(decided);
  return { ...opened, decided };
};

describe('a picture that was pasted into a rationale', () => {
  it('becomes evidence of the answer, under its name', async () => {
    const { screen, server, decided } = await given([picture('rack.png')]);
    expect(screen.text()).toContain('“rack.png” can be evidence of this answer.');
    await screen.press('Add as evidence…');
    expect(screen.field('Title').value).toBe('rack');
    await screen.send('Save');
    expect(server.bodies(evidenceApi.create)).toMatchObject([
      { title: 'rack', content: { kind: 'file', fileId: fileView().id }, responses: [place] },
    ]);
    expect(decided).toHaveBeenCalledTimes(1);
  });

  it('stays on offer while its dialog is closed without it, and one follows the other', async () => {
    const { screen, decided } = await given([picture('one.png'), picture('two.png')]);
    await screen.press('Add as evidence…');
    await screen.press('Close');
    expect(screen.text()).toContain('“one.png”');
    await screen.press('Dismiss');
    expect(screen.text()).toContain('“two.png”');
    expect(decided).not.toHaveBeenCalled();
    await screen.press('Dismiss');
    expect(decided).toHaveBeenCalledTimes(1);
  });

  it('is only spoken of to who may give no evidence', async () => {
    const { screen } = await given([picture('one.png')], false);
    expect(screen.find('Add as evidence…')).toBeNull();
  });
});
