import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Connectivity } from '@certitude/web/core';
import { type ConnectionState, LiveSocket } from '@certitude/web/core/live';
import { ConnectionNotice } from './connection-notice';

describe('the notice above every page', () => {
  it.each<[boolean, ConnectionState, string | null]>([
    [true, 'connected', null],
    [true, 'disconnected', null],
    [true, 'crowded', 'Close one that you do not need; this tab connects automatically.'],
    [true, 'blocked', 'Live editing is blocked on this network'],
    [false, 'crowded', 'You are offline.'],
    [false, 'disconnected', 'You are offline.'],
  ])('online %s and %s: says %j', async (online, state, text) => {
    TestBed.configureTestingModule({
      providers: [
        { provide: Connectivity, useValue: { online: signal(online) } },
        { provide: LiveSocket, useValue: { state: signal(state) } },
      ],
    });
    const fixture = TestBed.createComponent(ConnectionNotice);
    await fixture.whenStable();
    const status = fixture.nativeElement as HTMLElement;
    const said = status.textContent?.replace(/\s+/g, ' ').trim();
    // The region is there before it speaks, or nobody would hear it.
    expect(status.getAttribute('role')).toBe('status');
    if (text === null) expect(said).toBe('');
    else expect(said).toContain(text);
  });
});
