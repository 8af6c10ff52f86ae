import { TestBed } from '@angular/core/testing';
import { accountId } from '@certitude/web/testing';
import { Browser } from '../testing/open-tab';
import { TabClients } from './tab-clients';
import { TabLocks } from './tab-locks';

const petra = accountId(1);
/** A page of a tab; tabs share the browser's locks, and `sessionStorage` as it is at the moment. */
const page = (browser: Browser): TabClients => {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: [{ provide: TabLocks, useValue: browser }] });
  return TestBed.inject(TabClients);
};

beforeEach(() => sessionStorage.clear());

describe('the client id of a tab', () => {
  it('stays the same in a page and survives its reload', async () => {
    const browser = new Browser();
    const before = page(browser);
    const client = await before.own(petra);
    expect(await before.own(petra)).toBe(client);
    browser.crash();
    expect(await page(browser).own(petra)).toBe(client);
  });

  it('is a new one in a duplicate of the tab, which starts with a copy of its storage', async () => {
    const browser = new Browser();
    const client = await page(browser).own(petra);
    expect(await page(browser).own(petra)).not.toBe(client);
  });

  it('is never shared between accounts', async () => {
    const clients = page(new Browser());
    expect(await clients.own(petra)).not.toBe(await clients.own(accountId(2)));
  });

  it('can be adopted only when its tab is gone', async () => {
    const browser = new Browser();
    const client = await page(browser).own(petra);
    expect(await page(browser).adopt(client)).toBeNull();
    browser.crash();
    expect(await page(browser).adopt(client)).not.toBeNull();
  });
});
