import { type Endpoint } from '@certitude/contracts';
import { DoorRegistry } from '@certitude/server/core';
import { type GivenMember, type RawAnswer, type TestServer } from '@certitude/server/testing';
import { keyOf, namesIn, requestOf, type Sample } from './endpoint-samples';
import { type Inhabited, type Name, type Names, nothingKnown, unknown } from './two-organizations';

/** Which sample goes with an endpoint. */
export type Samples = (endpoint: Endpoint) => Sample | undefined;

/** Every HTTP door below an organization, as the server itself knows them. */
export const organizationDoors = (server: TestServer): Endpoint[] =>
  server.app
    .get(DoorRegistry)
    .doors()
    .flatMap(({ endpoint }) => (endpoint?.path.includes(':organizationId') ? [endpoint] : []));

/** All that an answer tells: status, type and body to the byte, except the id of the request. */
export const told = ({ status, headers, body }: RawAnswer): string =>
  JSON.stringify(
    [status, headers.get('content-type'), Buffer.isBuffer(body) ? body.toString('base64') : body],
    (key, value: unknown) => (key === 'requestId' ? '' : value),
  );

/** Requests by the owner of one organization that name another organization, or what belongs to it. */
export class Matrix {
  constructor(
    private readonly server: TestServer,
    private readonly mine: Inhabited,
    private readonly theirs: Inhabited,
    private readonly samples: Samples,
  ) {}

  /** Sends the sample of an endpoint, filled in with names. */
  call(by: GivenMember, endpoint: Endpoint, names: Names): Promise<RawAnswer> {
    return this.server.as(by).raw(endpoint, requestOf(endpoint, this.sample(endpoint), names));
  }

  /** @returns a sentence for every answer by which another organization differs from none */
  async otherOrganization(endpoint: Endpoint): Promise<string[]> {
    const { organizationId } = this.theirs.names;
    const nowhere = await this.ask(endpoint, nothingKnown());
    const answers = [
      await this.ask(endpoint, this.theirs.names),
      await this.ask(endpoint, { ...this.mine.names, organizationId }),
      await this.ask(endpoint, { ...nothingKnown(), organizationId }),
    ];
    if (!nowhere.includes('"code":"not-found"')) return [`${keyOf(endpoint)} does not say not-found but ${nowhere}`];
    return answers
      .filter((answer) => answer !== nowhere)
      .map((answer) => `${keyOf(endpoint)} says ${answer} of another organization, and ${nowhere} of none`);
  }

  /** Which things besides the organization a request to this endpoint names; those that everybody shares left out. */
  namedBy(endpoint: Endpoint): Name[] {
    const names = namesIn(endpoint, this.sample(endpoint), this.mine.names);
    return names.filter((name) => this.theirs.names[name] !== this.mine.names[name]);
  }

  /**
   * Replaces what a request names by another organization's, one by one and all together.
   * @returns a sentence for every answer by which another organization's thing differs from none
   */
  async otherThings(endpoint: Endpoint): Promise<string[]> {
    const names = this.namedBy(endpoint);
    const changes = names.length > 1 ? [...names.map((name) => [name]), names] : names.map((name) => [name]);
    const differences: string[] = [];
    for (const change of changes) {
      const theirs = await this.ask(endpoint, {
        ...this.mine.names,
        ...pick(change, (name) => this.theirs.names[name]),
      });
      const nothing = await this.ask(endpoint, { ...this.mine.names, ...pick(change, unknown) });
      const where = `${keyOf(endpoint)} with another ${change.join(' and ')}`;
      if (theirs !== nothing) differences.push(`${where} says ${theirs}, and ${nothing} where there is none`);
      // What reads may find nothing; what changes something must refuse.
      if (/^\[5/.test(nothing) || (endpoint.method !== 'GET' && /^\[2/.test(nothing)))
        differences.push(`${where} says ${nothing}`);
    }
    return differences;
  }

  private async ask(endpoint: Endpoint, names: Names): Promise<string> {
    return told(await this.call(this.mine.owner, endpoint, names));
  }

  private sample(endpoint: Endpoint): Sample {
    const sample = this.samples(endpoint);
    if (!sample) throw new Error(`${keyOf(endpoint)} has no sample in endpoint-samples.ts.`);
    return sample;
  }
}

const pick = (names: readonly Name[], value: (name: Name) => string): Partial<Names> =>
  Object.fromEntries(names.map((name) => [name, value(name)]));
