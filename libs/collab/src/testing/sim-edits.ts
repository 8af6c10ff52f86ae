import type { ResponseField, ResponseId, Submit } from '@certitude/contracts';
import type { ClientReplica } from '../replica/client-replica';
import { aClient, anAccount, aResponse, ASSESSMENT, edits } from './given';
import { NoteAuthor } from './notes';
import type { SimClient, SimWorld } from './sim-client';
import type { SimConnection, Tables } from './sim-server';

export const RESPONSES = [1, 2, 3, 4, 5, 6].map(aResponse);
export const ACCOUNTS = [1, 2, 3, 4].map(anAccount);
export const STRANGER = anAccount(99);

const FIELDS: readonly ResponseField[] = [
  'level',
  'level',
  'applicability',
  'owner',
  'reviewer',
  'dueOn',
  'flag',
  'status',
  'status',
];

/** What people do in their tabs, and what nobody would. */
export class SimEdits {
  #words = 0;

  constructor(
    private readonly world: SimWorld,
    private readonly tables: Tables,
  ) {}

  nextWord(): number {
    return ++this.#words;
  }

  /** Somebody types, takes something back, or sets a field: often two of them in the same answer. */
  make(client: SimClient): void {
    const { random } = this.world;
    const response = random.pick(random.chance(0.5) ? RESPONSES.slice(0, 2) : RESPONSES);
    if (!client.replica.view(response)) return;
    if (random.chance(0.4)) client.type(response, `w${this.nextWord()} `);
    else if (random.chance(0.1)) client.undo(response, random.pick(['level', 'flag', 'owner']));
    else this.#set(client, response, random.pick(FIELDS));
  }

  /** What no honest tab would send: an edit of a note on top of another one that never comes. */
  smuggled(): readonly [SimConnection, Submit] {
    const { random, now } = this.world;
    const author = new NoteAuthor(random.below(2 ** 32));
    author.paragraph('missing');
    const made = [() => author.type(0, 'x'), () => author.erase(0, 1), () => author.paragraph('y')] as const;
    const [response, account] = [random.pick(RESPONSES), random.below(ACCOUNTS.length)];
    const { generation = 1 } = this.tables.responses.get(response) ?? {};
    const edit = { field: 'rationale', update: random.pick(made)(), response, generation } as const;
    const client = aClient(90 + account);
    return [
      { account: anAccount(1 + account), client, alive: false, down: [] },
      { assessment: ASSESSMENT, client, epoch: this.tables.epoch, operations: edits(now, edit) },
    ];
  }

  #set(client: SimClient, response: ResponseId, field: ResponseField): void {
    const { random } = this.world;
    const values: { readonly [F in ResponseField]: () => Parameters<ClientReplica['edit']>[2] } = {
      level: () => random.pick([0, 1, 2, 3, 4, 5] as const),
      applicability: () =>
        random.pick([
          { applicability: 'applicable' },
          { applicability: 'not-applicable', reason: `because ${random.below(3)}` },
        ] as const),
      owner: () => random.pick([null, STRANGER, ...ACCOUNTS, ...ACCOUNTS]),
      reviewer: () => random.pick([null, ...ACCOUNTS]),
      dueOn: () => random.pick([null, '2026-03-31', '2026-04-30']),
      flag: () => random.chance(0.5),
      status: () => random.pick(['in-progress', 'ready-for-review'] as const),
    };
    client.edit(response, field, values[field]());
  }
}
