import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Name, Policy, type ImportId, type PkiId } from '@certitude/contracts';
import {
  goalOf,
  isUnderWay,
  type CommitImport,
  type ImportAnswers,
  type ImportGoal,
  type ImportView,
} from '@certitude/contracts/exchange';
import { policyName, policyTexts } from '@certitude/maturity';
import { ApiError, askedAgain, fillTopBar, loadable, Session } from '@certitude/web/core';
import { optionsOf } from '@certitude/web/parts';
import { Button, ErrorState, Field, Input, METHOD_NAMES, Notice, PageHeader, Skeleton } from '@certitude/web/ui';
import { Imports } from '../data-access/imports';
import { ANSWER_WORDS, KIND_NAMES } from '../rules/import-words';
import { chosenPeople, isComplete, type PeopleChoices } from '../rules/person-choice';
import { ImportListed } from './import-listed';
import { ImportPart } from './import-part';
import { ImportPeople } from './import-people';
import { ImportProgress } from './import-progress';
import { ImportRest } from './import-rest';
import { ImportScores } from './import-scores';
import { ImportStanding } from './import-standing';

const NEW_PKI = 'new';

/** A preview of an import, with what is still to be said about it; then the record of what it became. */
@Component({
  selector: 'certitude-import-page',
  imports: [
    ...[Button, ErrorState, Field, ImportListed, ImportPart, ImportPeople, ImportProgress, ImportRest],
    ...[ImportScores, ImportStanding, Input, Notice, PageHeader, RouterLink, Skeleton],
  ],
  templateUrl: './import-page.html',
  styleUrl: './import.scss',
})
export class ImportPage {
  readonly importId = input.required<string>();
  readonly #imports = inject(Imports);
  readonly #session = inject(Session);
  protected readonly newPki = NEW_PKI;
  protected readonly kinds = KIND_NAMES;
  protected readonly methods = METHOD_NAMES;
  protected readonly answerWords = ANSWER_WORDS;
  protected readonly policies = Policy.options;
  protected readonly policyName = policyName;
  protected readonly view = loadable<ImportView, ImportId>({
    params: () => this.importId() as ImportId,
    load: (id, signal) => this.#imports.get(id, signal),
    isEmpty: () => false,
  });
  protected readonly pkis = loadable({ load: (_, signal) => this.#imports.pkis(signal), isEmpty: () => false });

  readonly #suggested = computed(() => this.view.value()?.suggestedName ?? '');
  /** Looking again at how far it is does not undo what was typed. */
  protected readonly name = linkedSignal(() => this.#suggested());
  protected readonly pki = signal<string>(NEW_PKI);
  protected readonly pkiName = linkedSignal(() => this.#suggested());
  protected readonly policy = signal<Policy>('pkimm');
  protected readonly asCopy = signal(false);
  protected readonly people = signal<PeopleChoices>(new Map());
  /** Whether it was tried without everything that is needed. */
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<ApiError | null>(null);
  protected readonly nameError = computed(() => problemOf(this.name()));
  protected readonly pkiError = computed(() => (this.pki() === NEW_PKI ? problemOf(this.pkiName()) : null));
  protected readonly policyText = computed(() => {
    const view = this.view.value();
    return view ? policyTexts(optionsOf({ method: view.method, policy: this.policy() })).about : '';
  });

  constructor() {
    askedAgain(this.view, ({ job }) => job !== null && isUnderWay(job));
    const organization = (): string => this.#session.organizationId() ?? '';
    fillTopBar({
      title: () => this.view.value()?.suggestedName,
      crumbs: () => [
        { label: 'Assessments', link: ['/o', organization(), 'assessments'] },
        { label: 'Bring an assessment', link: ['/o', organization(), 'import'] },
        { label: this.view.value()?.suggestedName ?? 'Import' },
      ],
    });
  }

  protected assessmentLink(id: string): readonly string[] {
    return ['/o', this.#session.organizationId() ?? '', 'assessments', id];
  }

  protected mergeLink({ id }: ImportView): readonly string[] {
    return ['/o', this.#session.organizationId() ?? '', 'import', id, 'merge'];
  }

  protected bringLink(): readonly string[] {
    return ['/o', this.#session.organizationId() ?? '', 'import'];
  }

  protected goal({ kind }: ImportView): ImportGoal {
    return goalOf(kind);
  }

  protected sourceText({ kind, sourceName, modelVersion, method }: ImportView): string {
    const goal = goalOf(kind);
    const release = goal === 'people' ? '' : `PKIMM ${modelVersion}`;
    const words = [KIND_NAMES[kind], sourceName, release, goal === 'assessment' ? METHOD_NAMES[method] : ''];
    return words.filter(Boolean).join(' · ');
  }

  protected scoreBy(policy: string): void {
    this.policy.set(Policy.parse(policy));
  }

  protected choose(view: ImportView, about: string, answer: string): Promise<void> {
    const taken = Object.fromEntries(view.choices.map((choice) => [choice.about, choice.taken]));
    return this.#do(() => this.#imports.choose(view.id, { ...taken, [about]: answer } as ImportAnswers));
  }

  protected commit(view: ImportView): Promise<void> {
    this.asked.set(true);
    if (this.nameError() !== null || this.pkiError() !== null || !isComplete(this.people())) return Promise.resolve();
    return this.#do(() => this.#imports.commit(view.id, this.#decision()));
  }

  /** Whether somebody may still say what it becomes. */
  protected isOpen({ state, job }: ImportView): boolean {
    return state === 'previewed' && !(job !== null && isUnderWay(job));
  }

  protected cancel(view: ImportView): Promise<void> {
    return this.#do(() => this.#imports.cancel(view.id));
  }

  protected undo(view: ImportView): Promise<void> {
    return this.#do(() => this.#imports.undo(view.id));
  }

  #decision(): CommitImport {
    const pki = this.pki();
    return {
      name: this.name(),
      pki: pki === NEW_PKI ? { kind: 'new', name: this.pkiName() } : { kind: 'existing', pkiId: pki as PkiId },
      policy: this.policy(),
      ...chosenPeople(this.people()),
      asCopy: this.asCopy(),
    };
  }

  async #do(work: () => Promise<ImportView>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.view.set(await work());
    } catch (error) {
      this.failure.set(ApiError.from(error));
      // Somebody else was faster: what became of it is shown.
      if (ApiError.from(error).code.startsWith('import.')) this.view.reload();
    } finally {
      this.busy.set(false);
    }
  }
}

const problemOf = (name: string): string | null => {
  const problem = Name.safeParse(name).error?.issues[0]?.message;
  return problem === undefined ? null : `The name ${problem}.`;
};
