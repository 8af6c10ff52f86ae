import { type Provider, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { ActivatedRoute, convertToParamMap } from '@angular/router';
import {
  assessmentsApi,
  decidersApi,
  evidenceApi,
  modelsApi,
  plansApi,
  readingApi,
  type AccountId,
  type ResponseReviewView,
  type Role,
} from '@certitude/contracts';
import { AssessmentReading, LiveAssessment } from '@certitude/web/live';
import { FakeStream, inTab, places, settled } from '@certitude/web/live/testing';
import {
  FakeServer,
  assessmentId,
  assessmentView,
  openDialog,
  openScreen,
  organizationId,
  petra,
  release,
  responseId,
  type Opened,
  type OpenedDialog,
} from '@certitude/web/testing';
import { of } from 'rxjs';
import { ContextData } from '../pages/context/context-data';
import { WorkbenchActions } from '../pages/workbench-actions';
import { WorkbenchState } from '../pages/workbench-state';

export const HASH = 'c'.repeat(64);

export const reviewView = (more: Partial<ResponseReviewView> = {}): ResponseReviewView => ({
  response: responseId(1),
  status: 'ready-for-review',
  hash: HASH,
  submittedBy: petra,
  authors: [petra],
  reviews: [],
  changedSinceAcceptance: [],
  ...more,
});

/** A stream in which people have their roles; the first answer is at level 3, and as far as told. */
export const streamOf = (
  members: Readonly<Record<AccountId, Role>>,
  values: Partial<(typeof places)[number]['values']> = {},
): FakeStream =>
  new FakeStream(
    assessmentId(1),
    places.map((place, at) => (at === 0 ? { ...place, values: { ...place.values, level: 3, ...values } } : place)),
    new Map(Object.entries(members) as [AccountId, Role][]),
  );

export const panelServer = (): FakeServer =>
  new FakeServer()
    .answer(assessmentsApi.get, assessmentView)
    .answer(modelsApi.get, release)
    .answer(readingApi.beside, { declared: [], owners: [], targets: [] })
    .answer(assessmentsApi.review, reviewView())
    .answer(evidenceApi.list, { items: [], next: null })
    .answer(plansApi.list, { items: [], next: null })
    .answer(decidersApi.ofResponse, { tookPart: [], mayDecide: [], more: false });

interface PanelOpening {
  readonly me: AccountId;
  readonly role: Role;
  readonly stream: FakeStream;
  readonly server?: FakeServer;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** Opens a piece of the workbench at the first requirement, with the real state and live assessment around it. */
export const openPanel = (panel: Type<unknown>, opening: PanelOpening): Promise<Opened> =>
  openScreen(panel, inside(opening));

/** Opens a dialog of the workbench on its data, as a piece of it would. */
export const openPanelDialog = (dialog: Type<unknown>, data: unknown, opening: PanelOpening): Promise<OpenedDialog> =>
  openDialog(dialog, data, inside(opening));

/** What a piece of the workbench finds there. */
function inside(opening: PanelOpening) {
  const screen = around(opening);
  return {
    ...screen,
    providers: [...screen.providers, ContextData, LiveAssessment, AssessmentReading, WorkbenchState, WorkbenchActions],
    before: async () => {
      await TestBed.inject(LiveAssessment).enter(organizationId, opening.stream.assessment);
      await settled();
    },
  };
}

/** Opens the whole workbench, at an address that names the first requirement. */
export const openWorkbench = (workbench: Type<unknown>, opening: PanelOpening): Promise<Opened> =>
  openScreen(workbench, around(opening));

/** What the workbench finds in a browser. */
function around({ me, role, stream, server = panelServer(), inputs }: PanelOpening) {
  const address = { assessmentId: stream.assessment, responseId: responseId(1) };
  sessionStorage.clear();
  const providers: Provider[] = [
    provideNoopAnimations(),
    ...inTab(stream.tab(me), () => stream.now),
    {
      provide: ActivatedRoute,
      useValue: { paramMap: of(convertToParamMap(address)), queryParamMap: of(convertToParamMap({})) },
    },
  ];
  return { me, role, server, providers, ...(inputs ? { inputs } : {}) };
}
