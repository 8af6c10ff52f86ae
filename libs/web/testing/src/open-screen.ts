import { Component, type Provider, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import {
  organizationsApi,
  sessionApi,
  type AccountId,
  type AccountView,
  type MembershipView,
  type Role,
  type SessionView,
} from '@certitude/contracts';
import { Api, Session, Toasts } from '@certitude/web/core';
import { LiveSocket } from '@certitude/web/core/live';
import { Dialogs } from '@certitude/web/ui/overlays';
import { accountView } from './account-views';
import { FakeServer } from './fake-server';
import { layOut } from './layout';
import { colleagues, organizationId, petra } from './people';
import { Screen } from './screen';

interface Opening {
  readonly server?: FakeServer;
  /** Who looks; Petra unless told. */
  readonly me?: AccountId;
  readonly role?: Role;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly providers?: readonly Provider[];
  readonly membership?: Partial<MembershipView>;
  readonly account?: Partial<AccountView>;
  /** What happens before the component is made, with its providers at hand. */
  readonly before?: () => Promise<void>;
}

export interface Opened {
  readonly screen: Screen;
  readonly server: FakeServer;
  readonly router: Router;
  /** What was said at the edge of the page. */
  readonly toasts: () => string[];
  /** Presses what the last message at the edge of the page offers. */
  readonly answerToast: () => Promise<void>;
}

/** A socket that nobody speaks on. */
const silence = { on: () => () => undefined, watch: () => () => undefined, state: () => 'connected' };

function sessionOf(opening: Opening): SessionView {
  const { me = petra, role = 'assessor', membership } = opening;
  const name = colleagues.find(({ accountId }) => accountId === me)?.name ?? 'Somebody';
  return {
    account: { ...accountView({ id: me, email: `${name.toLowerCase()}@example.org`, name }), ...opening.account },
    memberships: [{ organizationId, name: 'Northwind', role, sample: false, suspended: false, ...membership }],
    csrfToken: 'token',
  };
}

/**
 * Opens a component as a signed-in person of the organization: everything around it is the product's own, down to the
 * requests, which `server` answers.
 */
export async function openScreen<C>(component: Type<C>, opening: Opening = {}): Promise<Opened> {
  const { server = new FakeServer(), inputs = {}, providers = [] } = opening;
  TestBed.resetTestingModule();
  localStorage.clear();
  layOut();
  server.answer(sessionApi.current, sessionOf(opening));
  server.answer(organizationsApi.members, { items: [...colleagues], next: null });
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }], withComponentInputBinding()),
      // Dialogs close at once.
      { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      { provide: Api, useValue: server },
      { provide: LiveSocket, useValue: silence },
      ...providers,
    ],
  });
  const router = TestBed.inject(Router);
  await router.navigateByUrl(`/o/${organizationId}/here`);
  await TestBed.inject(Session).refresh();
  await opening.before?.();
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const settled = async (): Promise<void> => {
    await Promise.race([fixture.whenStable(), turns()]);
  };
  document.body.append(fixture.nativeElement as HTMLElement);
  await settled();
  const toasts = TestBed.inject(Toasts);
  const answerToast = async (): Promise<void> => {
    toasts.all().at(-1)?.action?.run();
    await settled();
  };
  const texts = (): string[] => toasts.all().map(({ text }) => text);
  return { screen: new Screen(fixture, settled), server, router, toasts: texts, answerToast };
}

/** As long as anything needs that waits for no clock and for no answer: a page that hangs never becomes stable. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setTimeout(resolve));
}

/** Nothing: what dialogs lie on. */
@Component({ selector: 'certitude-testing-empty', template: '' })
class Empty {}

export interface OpenedDialog extends Opened {
  /** What it was closed with; null while it is open. */
  readonly closed: () => { readonly with: unknown } | null;
}

/** Opens a dialog as a page would. */
export async function openDialog(dialog: Type<unknown>, data: unknown, opening: Opening = {}): Promise<OpenedDialog> {
  const opened = await openScreen(Empty, opening);
  let closed: { readonly with: unknown } | null = null;
  void TestBed.inject(Dialogs)
    .open(dialog, { data })
    .then((value) => (closed = { with: value }));
  await opened.screen.settled();
  return { ...opened, closed: () => closed };
}
