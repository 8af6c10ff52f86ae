import { TestBed } from '@angular/core/testing';
import { type SearchGroup, searchApi } from '@certitude/contracts';
import { Commands, TopBar } from '@certitude/web/core';
import { FakeServer, fakeId, openDialog, organizationId, type OpenedDialog } from '@certitude/web/testing';
import { Palette } from './palette';
import { RecentThings } from './recent-things';

const FOUND: SearchGroup[] = [
  {
    kind: 'evidence',
    items: [
      { kind: 'evidence', evidenceId: fakeId(7), title: 'Key ceremony protocol', parent: 'Yearly', state: 'accepted' },
    ],
    more: true,
  },
  {
    kind: 'plan',
    items: [{ kind: 'plan', planId: fakeId(5), title: 'Rotate the key', parent: 'Yearly', state: 'blocked' }],
    more: false,
  },
  {
    kind: 'person',
    items: [{ kind: 'person', accountId: fakeId(9), title: 'Keith', parent: null, state: 'viewer' }],
    more: false,
  },
];
const here = `/o/${organizationId}`;
const FIELD = 'Search and commands';

describe('the palette', () => {
  beforeEach(() => sessionStorage.clear());

  const given = async (server = new FakeServer().answer(searchApi.find, { groups: FOUND })): Promise<OpenedDialog> =>
    openDialog(Palette, null, {
      server,
      before: () => {
        TestBed.inject(Commands).add(() => [
          { id: 'page.evidence', label: 'Evidence', group: 'Go to', run: () => undefined },
        ]);
        TestBed.inject(RecentThings);
        return Promise.resolve();
      },
    });
  const options = ({ screen }: OpenedDialog) =>
    [...screen.root.querySelectorAll('[role="option"]')].map((each) =>
      [...each.querySelectorAll('.label, .about, certitude-status-badge')]
        .map((part) => part.textContent?.trim())
        .join(' '),
    );
  const chosen = ({ screen }: OpenedDialog) =>
    screen.root.querySelector('[aria-selected="true"]')?.textContent?.replace(/\s+/g, ' ').trim();
  const press = async (opened: OpenedDialog, key: string) => {
    opened.screen.field(FIELD).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await opened.screen.settled();
  };

  it('shows what is found in its groups, with what it belongs to and its state, and says how much', async () => {
    const opened = await given();
    await opened.screen.type(FIELD, 'key');
    await opened.screen.sees('Key ceremony protocol');
    expect(options(opened)).toEqual([
      'Key ceremony protocol Yearly Accepted',
      'All evidence with “key”',
      'Rotate the key Yearly Blocked',
      'Keith Viewer',
    ]);
    const groups = [...opened.screen.root.querySelectorAll('[role="group"]')].map((group) => group.ariaLabel);
    expect(groups).toEqual(['Evidence', 'Action plans', 'People']);
    expect(opened.screen.root.querySelector('[role="status"].visually-hidden')?.textContent).toBe('4 results');
    expect(opened.server.requests(searchApi.find)[0]).toMatchObject({ query: { q: 'key' } });
  });

  it('goes where arrows and Enter say, and closes', async () => {
    const opened = await given();
    await opened.screen.type(FIELD, 'key');
    await opened.screen.sees('Rotate the key');
    await press(opened, 'ArrowDown');
    await press(opened, 'ArrowDown');
    expect(chosen(opened)).toContain('Rotate the key');
    await press(opened, 'Enter');
    expect(opened.router.url).toBe(`${here}/plans/${fakeId(5)}`);
    expect(opened.closed()).not.toBeNull();
  });

  it('leads to all evidence where there is more', async () => {
    const opened = await given();
    await opened.screen.type(FIELD, 'key');
    await opened.screen.sees('All evidence');
    await press(opened, 'ArrowDown');
    await press(opened, 'Enter');
    expect(opened.router.url).toBe(`${here}/evidence?search=key`);
  });

  it('has commands at once, before what is found, and keeps the choice when that comes', async () => {
    const opened = await given();
    await opened.screen.type(FIELD, 'ev');
    expect(options(opened)).toEqual(['Evidence']);
    await opened.screen.sees('Rotate the key');
    expect(chosen(opened)).toBe('Evidence');
  });

  it('says that it searches, that nothing fits, and what failed; trying again helps', async () => {
    const hanging = await given(new FakeServer().hang(searchApi.find));
    await hanging.screen.type(FIELD, 'key');
    expect(hanging.screen.isLoading()).toBe(true);
    const none = await given(new FakeServer().answer(searchApi.find, { groups: [] }));
    await none.screen.type(FIELD, 'key');
    await none.screen.sees('Nothing fits “key”');
    const failing = await given(new FakeServer().refuse(searchApi.find));
    await failing.screen.type(FIELD, 'key');
    await failing.screen.sees('did not get through');
    failing.server.answer(searchApi.find, { groups: FOUND });
    await failing.screen.press('Try again');
    expect(failing.screen.text()).toContain('Key ceremony protocol');
  });

  it('begins with what was open last, newest first and not the page itself', async () => {
    const opened = await given();
    const bar = TestBed.inject(TopBar);
    const open = async (path: string, ...labels: string[]) => {
      await opened.router.navigateByUrl(`${here}/${path}`);
      bar.showCrumbs([{ label: 'List', link: ['/'] }, ...labels.map((label) => ({ label }))]);
      await opened.screen.settled();
    };
    const place = `assessments/${fakeId(3)}`;
    await open(`${place}/responses/${fakeId(2)}`, 'Issuing CA', 'Yearly');
    await open(`evidence/${fakeId(7)}`, 'Protocol');
    await open('evidence', 'Evidence');
    await open(`plans/${fakeId(5)}`, '…');
    await open(`pkis/${fakeId(4)}`, 'Issuing CA');
    expect(options(opened)).toEqual(['Protocol', 'Yearly Issuing CA', 'Evidence']);
    await press(opened, 'ArrowDown');
    await press(opened, 'Enter');
    expect(opened.router.url).toBe(`${here}/${place}`);
  });
});
