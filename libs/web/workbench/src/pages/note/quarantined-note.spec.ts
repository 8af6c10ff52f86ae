import { assessmentsApi } from '@certitude/contracts';
import { FakeServer, assessmentId, openScreen, responseId } from '@certitude/web/testing';
import { QuarantinedNote } from './quarantined-note';

const note = {
  response: responseId(1),
  title: 'Key ceremonies',
  since: '2030-05-01T12:00:00.000Z',
  reason: 'time',
} as const;
const given = (repairable: boolean, server = new FakeServer()) =>
  openScreen(QuarantinedNote, { server, inputs: { assessment: assessmentId(1), note, repairable } });

describe('a text that is set apart', () => {
  it('is named, with the reason', async () => {
    const { screen } = await given(false);
    expect(screen.text()).toContain('“Key ceremonies” is quarantined: loading it takes too long.');
    expect(screen.text()).toContain('A manager or an admin can repair it.');
    expect(screen.find('Repair from the last version')).toBeNull();
  });

  it('is repaired by who may', async () => {
    const server = new FakeServer().answer(assessmentsApi.repairNote, { response: responseId(1), restored: 'version' });
    const { screen, toasts } = await given(true, server);
    await screen.press('Repair from the last version');
    expect(server.requests(assessmentsApi.repairNote)[0]?.params).toMatchObject({
      assessmentId: assessmentId(1),
      responseId: responseId(1),
    });
    expect(toasts()).toEqual(['The rationale has its last good version again.']);
  });

  it('stays as it is when that fails, and can be tried again', async () => {
    const { screen, toasts } = await given(true, new FakeServer().refuse(assessmentsApi.repairNote, 'Not now.'));
    await screen.press('Repair from the last version');
    expect(toasts()).toEqual(['Not now. Ask somebody.']);
    expect(screen.find('Repair from the last version')).toHaveProperty('disabled', false);
  });
});
