import { ActivatedRoute } from '@angular/router';
import { type HeldMail, outboxApi } from '@certitude/contracts';
import { fakeId, FakeServer, openScreen } from '@certitude/web/testing';
import { of } from 'rxjs';
import { OutboxPage } from './outbox-page';

const mail = (number: number, more: Partial<HeldMail> = {}): HeldMail => ({
  ...{ id: fakeId(number), to: `nora${number}@example.test`, subject: `Choose password ${number}` },
  ...{ heldAt: '2030-05-01T12:00:00.000Z', text: `Words of ${number}`, html: `<p>Page of ${number}</p>` },
  ...more,
});
const viewOf = ({ text: _text, html: _html, ...view }: HeldMail) => view;

const given = (server: FakeServer, fragment: string | null = 'the-key') =>
  openScreen(OutboxPage, { server, providers: [{ provide: ActivatedRoute, useValue: { fragment: of(fragment) } }] });
const serverWith = (...mails: HeldMail[]) =>
  new FakeServer()
    .answer(outboxApi.list, { items: mails.map(viewOf), next: null })
    .answer(outboxApi.get, ({ params }) => {
      const found = mails.find(({ id }) => id === params?.mailId);
      if (!found) throw new Error('No such mail.');
      return found;
    });

describe('the outbox', () => {
  it('lists what was kept, and asks with the key of the address, in a header alone', async () => {
    const { screen, server } = await given(serverWith(mail(1), mail(2)));
    expect(screen.text()).toMatch(/Choose password 1 ?nora1@example\.test.*Kept, not sent.*Choose password 2/);
    await screen.press(/^Choose password 2/);
    const asked = [...server.requests(outboxApi.list), ...server.requests(outboxApi.get)];
    expect(asked).toEqual([
      { query: {}, headers: { 'x-outbox-key': 'the-key' } },
      { params: { mailId: fakeId(2) }, headers: { 'x-outbox-key': 'the-key' } },
    ]);
  });

  it('shows a mail as text, and as HTML where nothing runs', async () => {
    const html = '<style>p{color:red}</style><p onclick="x()">Page</p><script>x()</script>';
    const { screen } = await given(serverWith(mail(1, { html })));
    await screen.press(/^Choose password 1/);
    expect(screen.root.querySelector('pre')?.textContent).toBe('Words of 1');
    const frame = screen.root.querySelector('iframe');
    // No permission at all: no scripts, no origin, no forms, no windows.
    expect(frame?.getAttribute('sandbox')).toBe('');
    expect(frame?.getAttribute('srcdoc')).toBe(html);
    expect(screen.root.querySelector('script')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Choose password 1');
  });

  it('shows one mail after the other, and goes back to the list', async () => {
    const { screen } = await given(serverWith(mail(1), mail(2)));
    await screen.press(/^Choose password 1/);
    await screen.press(/^Choose password 2/);
    expect(screen.root.querySelector('pre')?.textContent).toBe('Words of 2');
    expect(screen.root.querySelectorAll('[aria-current="true"]')).toHaveLength(1);
    await screen.press('Back to all mails');
    expect(screen.root.querySelector('pre')).toBeNull();
  });

  it('has more to show when there is more', async () => {
    const server = serverWith(mail(1));
    server.answer(outboxApi.list, ({ query }) =>
      query?.after ? { items: [viewOf(mail(2))], next: null } : { items: [viewOf(mail(1))], next: fakeId(1) },
    );
    const { screen } = await given(server);
    await screen.press('Show more');
    expect(screen.text()).toContain('nora2@example.test');
    expect(server.requests(outboxApi.list)[1]).toEqual({
      query: { after: fakeId(1) },
      headers: { 'x-outbox-key': 'the-key' },
    });
  });

  it.each([[null], ['']])('asks nobody without a key, and says where it is: %j', async (fragment) => {
    const { screen, server } = await given(new FakeServer(), fragment);
    expect(screen.text()).toContain('The key is missing');
    expect(server.requests(outboxApi.list)).toEqual([]);
  });

  it('says that it loads, that there is nothing, and what failed', async () => {
    expect((await given(new FakeServer().hang(outboxApi.list))).screen.isLoading()).toBe(true);
    expect((await given(serverWith())).screen.text()).toContain('No mails yet');
    const wrong = new FakeServer().refuse(outboxApi.list, 'This is not the key of the outbox.', 'outbox.wrong-key');
    expect((await given(wrong)).screen.text()).toContain('This is not the key of the outbox.');
  });

  it('says what failed about one mail, beside the list', async () => {
    const { screen } = await given(serverWith(mail(1)).refuse(outboxApi.get, 'It is gone.', 'conflict'));
    await screen.press(/^Choose password 1/);
    expect(screen.root.querySelector('[role=alert]')?.textContent).toContain('It is gone.');
    expect(screen.text()).toContain('nora1@example.test');
  });
});
