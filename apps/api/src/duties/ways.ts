import {
  type EvidenceId,
  type evidenceApi,
  type JUDGED_KINDS,
  type plansApi,
  type ResponseField,
} from '@certitude/contracts';
import { type DutiesWorld } from './duties-world';

/** Every way to take part in what is judged: what the database counts, since it was accepted or verified last. */
export const WAYS_TO_TAKE_PART = {
  response: [
    'level',
    'applicability',
    'rationale',
    'submitted',
    'evidence-attached',
    'evidence-detached',
    'evidence-added',
    'evidence-revised',
    'evidence-uploaded',
  ],
  evidence: ['added', 'revised', 'uploaded', 'submitted'],
  plan: ['responsible'],
} as const satisfies Readonly<Record<(typeof JUDGED_KINDS)[number], readonly string[]>>;
type Ways = typeof WAYS_TO_TAKE_PART;
/** The actor takes part in this way and no other; somebody else does the rest, and comes last. */
type Table<K extends keyof Ways, Result> = Readonly<Record<Ways[K][number], (world: DutiesWorld) => Promise<Result>>>;

/** Ends with a response that is not submitted yet, where the other submits it. */
export const RESPONSE_WAYS: Table<'response', unknown> = {
  // Changed by the actor, and changed back by somebody else.
  level: async (world) => {
    await world.edit(world.other, { field: 'level', value: 3 });
    await world.edit(world.actor, { field: 'level', value: 2 });
    await world.edit(world.other, { field: 'level', value: 3 });
  },
  applicability: async (world) => {
    const partly = { applicability: 'partially-applicable', reason: 'No HSM' } as const;
    await world.edit(world.actor, { field: 'applicability', value: partly });
    await world.edit(world.other, { field: 'applicability', value: { applicability: 'applicable' } });
  },
  rationale: async (world) => {
    await world.write(world.actor, 'Seen in the minutes.');
    await world.write(world.other, 'Those of May.');
  },
  submitted: async (world) => {
    await world.edit(world.actor, { field: 'status', value: 'ready-for-review' });
    await world.edit(world.other, { field: 'status', value: 'in-progress' });
  },
  'evidence-attached': async (world) => world.link(world.actor, await world.evidence(world.other)),
  'evidence-detached': async (world) =>
    world.unlink(world.actor, await world.evidence(world.other, { attached: true })),
  'evidence-added': async (world) => {
    const evidence = await world.evidence(world.actor);
    await world.revise(world.other, evidence);
    await world.link(world.other, evidence);
  },
  'evidence-revised': async (world) => {
    const evidence = await world.evidence(world.other, { attached: true });
    await world.revise(world.other, await world.revise(world.actor, evidence));
  },
  'evidence-uploaded': async (world) =>
    world.evidence(world.other, { file: await world.upload(world.actor), attached: true }),
};

/** Ends with evidence that was submitted. */
export const EVIDENCE_WAYS: Table<'evidence', EvidenceId> = {
  added: async (world) => {
    const evidence = await world.evidence(world.actor);
    await world.revise(world.other, evidence);
    return (await world.submit(world.other, evidence)).id;
  },
  revised: async (world) => {
    const evidence = await world.evidence(world.other);
    await world.revise(world.other, await world.revise(world.actor, evidence));
    return (await world.submit(world.other, evidence)).id;
  },
  uploaded: async (world) => {
    const evidence = await world.evidence(world.other, { file: await world.upload(world.actor) });
    return (await world.submit(world.other, evidence)).id;
  },
  submitted: async (world) => (await world.submit(world.actor, await world.evidence(world.other))).id,
};

/** Which changes of a response are a part in it; null: they are not what is judged, for the reason given. */
export const FIELD_PARTS: Readonly<
  Record<ResponseField | 'rationale', Ways['response'][number] | { readonly no: string }>
> = {
  level: 'level',
  applicability: 'applicability',
  rationale: 'rationale',
  status: 'submitted',
  owner: { no: 'says who is to answer, not what' },
  reviewer: { no: 'says who is to judge' },
  dueOn: { no: 'is about time' },
  flag: { no: 'is a mark for oneself' },
};

/** Which requests about evidence are a part in it, and in the answers that it proves. */
export const EVIDENCE_REQUESTS: Readonly<
  Record<keyof typeof evidenceApi, readonly Ways['response' | 'evidence'][number][]>
> = {
  upload: ['uploaded', 'evidence-uploaded'],
  create: ['added', 'evidence-added'],
  revise: ['revised', 'evidence-revised'],
  submit: ['submitted'],
  link: ['evidence-attached'],
  unlink: ['evidence-detached'],
  decide: [],
  download: [],
  list: [],
  get: [],
  revisions: [],
};

/** Which requests about plans can make somebody responsible. */
export const PLAN_REQUESTS: Readonly<Record<keyof typeof plansApi, boolean>> = {
  create: true,
  update: true,
  changeStatus: false,
  addTask: false,
  updateTask: false,
  tickTask: false,
  removeTask: false,
  list: false,
  get: false,
};
