import { assessmentsApi, pkisApi } from '@certitude/contracts';
import { FakeServer, assessmentView, openScreen, organizationId, pkiView } from '@certitude/web/testing';
import { ArchivedPage } from './archived-page';

const archivedAt = '2026-01-01T00:00:00.000Z';
const pki = pkiView({ archivedAt });
const assessment = { ...assessmentView, archivedAt };
const full = () =>
  new FakeServer()
    .answer(assessmentsApi.list, { items: [assessment], next: null })
    .answer(pkisApi.list, { items: [pki], next: null });

describe('what was archived', () => {
  it('is asked for as such, and leads to where it is taken back', async () => {
    const { screen, server } = await openScreen(ArchivedPage, { server: full() });
    await screen.sees(pki.name);
    for (const endpoint of [assessmentsApi.list, pkisApi.list])
      expect(server.requests(endpoint)[0]?.query).toMatchObject({ standing: 'archived' });
    expect(screen.leadsTo(assessment.name)).toBe(`/o/${organizationId}/assessments/${assessment.id}/details`);
    expect(screen.leadsTo(pki.name)).toBe(`/o/${organizationId}/pkis/${pki.id}`);
  });

  it('may be nothing, or fail and be tried again', async () => {
    const none = { items: [], next: null };
    const { screen, server } = await openScreen(ArchivedPage, {
      server: full().answer(assessmentsApi.list, none).refuse(pkisApi.list, 'Not now.'),
    });
    await screen.sees('Nothing is archived');
    await screen.sees('Not now.');
    server.answer(pkisApi.list, { items: [pki], next: null });
    await screen.press('Try again');
    await screen.sees(pki.name);
  });
});
