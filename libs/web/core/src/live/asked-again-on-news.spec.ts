import { TestBed } from '@angular/core/testing';
import { type NotificationView } from '@certitude/contracts';
import { Session } from '../session/session';
import { askedAgainOnNews } from './asked-again-on-news';
import { LiveSocket } from './live-socket';

const HERE = 'here' as NotificationView['organizationId'];

function given(kinds?: readonly NotificationView['kind'][]) {
  const heard = new Set<(news: Pick<NotificationView, 'kind' | 'organizationId'>) => void>();
  const socket = {
    on: (_: string, listen: (news: Pick<NotificationView, 'kind' | 'organizationId'>) => void) => {
      heard.add(listen);
      return () => heard.delete(listen);
    },
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: LiveSocket, useValue: socket },
      { provide: Session, useValue: { organizationId: () => HERE } },
    ],
  });
  let asked = 0;
  TestBed.runInInjectionContext(() => askedAgainOnNews({ refresh: () => (asked += 1) }, kinds));
  return {
    tell: (kind: NotificationView['kind'], organizationId = HERE) =>
      heard.forEach((listen) => listen({ kind, organizationId })),
    asked: () => asked,
    listeners: () => heard.size,
  };
}

describe('a list that is asked for again on news', () => {
  it.each<[readonly NotificationView['kind'][] | undefined, NotificationView['kind'], number]>([
    [['plan-assigned'], 'plan-assigned', 1],
    [['plan-assigned'], 'evidence-decided', 0],
    [undefined, 'evidence-decided', 1],
  ])('that listens to %s is asked for after %s: %i', (kinds, kind, times) => {
    const { tell, asked } = given(kinds);
    tell(kind);
    expect(asked()).toBe(times);
  });

  it('leaves alone what is told of another organization', () => {
    const { tell, asked } = given();
    tell('plan-assigned', 'elsewhere' as NotificationView['organizationId']);
    expect(asked()).toBe(0);
  });

  it('listens no longer than it is shown', () => {
    const { listeners } = given();
    TestBed.resetTestingModule();
    expect(listeners()).toBe(0);
  });
});
