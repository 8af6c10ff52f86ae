import { type Arena } from '../arena';
import { type Attack } from '../attack';
import { changesSince, settledDigest } from '../digest';
import { type Operation, operationsOf } from '../openapi';
import { RandomRequests } from '../random-requests';
import { GaveWay, must } from '../verdict';
import { type Answer, type Message, type Visitor } from '../visitor';

const REQUESTS = { full: 10_000, short: 400 };
const TOGETHER = 10;
/** Says what there is: no fault of the product. */
const SAYS_WHY = 503;
/** Ends a session or an organization that the rest of the attack needs. */
const ENDS_THE_ATTACK = /sign-out|\/sample$|new-password|operator/;

/** Everybody who asks: seven who are signed in, and one who is not. */
function identities({ people, victim, other }: Arena): readonly Visitor[] {
  const { assessor, contributor, reviewer, viewer, 'guest-auditor': guest } = victim.members;
  const all = [victim.owner, assessor, contributor, reviewer, viewer, guest, other.owner, people.stranger()];
  return all.flatMap((one) => one ?? []);
}

/** What a batch of requests by one person became. */
interface Batch {
  readonly answers: readonly Answer[];
  readonly changedSomething: boolean;
}

class Fuzz {
  private readonly requests: RandomRequests;
  readonly statuses = new Map<number, number>();
  /** Refused requests after which the tables were compared. */
  compared = 0;

  constructor(
    private readonly arena: Arena,
    private readonly operations: readonly Operation[],
  ) {
    this.requests = new RandomRequests(arena.random, [arena.victim.names, arena.other.names]);
  }

  async run(count: number): Promise<void> {
    const everybody = identities(this.arena);
    let before = await settledDigest(this.arena, this.arena.victim);
    for (let sent = 0; sent < count; sent += TOGETHER) {
      const { answers, changedSomething } = await this.batch(this.arena.random.pick(everybody));
      if (changedSomething) {
        before = await settledDigest(this.arena, this.arena.victim);
        continue;
      }
      const changed = await changesSince(before, this.arena, this.arena.victim);
      must(changed.length === 0, `refused requests changed ${changed.join(', ')}; the seed says which`);
      this.compared += answers.length;
    }
  }

  private async batch(who: Visitor): Promise<Batch> {
    const messages = Array.from({ length: TOGETHER }, () =>
      this.requests.next(this.arena.random.pick(this.operations)),
    );
    const answers = await Promise.all(messages.map((message) => this.send(who, message)));
    const changedSomething = answers.some(({ status }, at) => status < 400 && messages[at]?.method !== 'GET');
    return { answers, changedSomething };
  }

  private async send(who: Visitor, message: Message): Promise<Answer> {
    const answer = await who.send(message);
    const { status, body } = answer;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    const isFault = (status >= 500 && status !== SAYS_WHY) || /\n\s+at .*\.m?js:\d+/.test(JSON.stringify(body));
    if (isFault)
      throw new GaveWay(`${describe(message)} is answered with ${status} ${JSON.stringify(body).slice(0, 300)}`);
    return answer;
  }
}

const describe = ({ method, path, body }: Message): string => `${method} ${path} ${String(body ?? '').slice(0, 500)}`;

export const routes: Attack = {
  name: 'routes',
  about: 'requests by chance to everything that the OpenAPI document names',
  attempts: [
    {
      what: 'eight identities send requests by chance to all routes',
      run: async (arena) => {
        const operations = await operationsOf(arena.people.stranger());
        const fuzz = new Fuzz(
          arena,
          operations.filter(({ path }) => !ENDS_THE_ATTACK.test(path)),
        );
        await fuzz.run(arena.short ? REQUESTS.short : REQUESTS.full);
        const counted = [...fuzz.statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
        return `${operations.length} operations; ${counted.join(', ')}; nothing changed by ${fuzz.compared} refused`;
      },
    },
  ],
};
