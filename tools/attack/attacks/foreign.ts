import { randomUUID } from 'node:crypto';
import { type Arena } from '../arena';
import { type Attack } from '../attack';
import { changesSince, settledDigest } from '../digest';
import { filled, type Operation, operationsOf, paramsOf } from '../openapi';
import { RandomRequests } from '../random-requests';
import { must } from '../verdict';
import { type Answer, type Message, type Visitor } from '../visitor';

/** What an answer tells, without the id of its request. */
const told = ({ status, body }: Answer): string =>
  JSON.stringify([status, body], (key, value: unknown) => (key === 'requestId' ? '' : value));

/** The same request of what belongs to another organization, and of what is nowhere. */
async function compare(arena: Arena, who: Visitor, operation: Operation, own: string | undefined) {
  const { victim } = arena;
  const nowhere = new Map<string, string>();
  const unknown = (name: string): string => nowhere.get(name) ?? nowhere.set(name, randomUUID()).get(name) ?? '';
  const path = (value: (name: string) => string) =>
    filled(operation.path, (name) => (name === 'organizationId' && own !== undefined ? own : value(name)));
  const body = message(arena, operation);
  const theirs = await who.send({ ...body, path: `/api${path((name) => victim.names[name] ?? unknown(name))}` });
  const none = await who.send({ ...body, path: `/api${path(unknown)}` });
  return { theirs: told(theirs), none: told(none), status: theirs.status };
}

function message({ random, victim }: Arena, operation: Operation): Message {
  const request = new RandomRequests(random, [victim.names]);
  const value = operation.body ? JSON.stringify(request.value(operation.body, victim.names)) : undefined;
  const type = operation.isUpload ? 'application/octet-stream' : 'application/json';
  const body = operation.isUpload ? 'a few words' : value;
  return {
    method: operation.method,
    path: '',
    ...(body === undefined ? {} : { headers: { 'content-type': type }, body }),
  };
}

export const foreign: Attack = {
  name: 'foreign',
  about: 'ids of another organization, at every route that the OpenAPI document names',
  attempts: [
    {
      what: 'an owner asks every route for what belongs to another organization',
      run: async (arena) => {
        const { people, victim, other } = arena;
        const operations = (await operationsOf(people.stranger())).filter(({ path }) =>
          path.includes('{organizationId}'),
        );
        const before = await settledDigest(arena, victim);
        const differences: string[] = [];
        for (const operation of operations) {
          const inside = paramsOf(operation.path).length > 1 ? [other.names['organizationId']] : [];
          for (const own of [undefined, ...inside]) {
            const { theirs, none, status } = await compare(arena, other.owner, operation, own);
            const where = `${operation.method} ${operation.path}${own === undefined ? '' : ' below the own organization'}`;
            if (theirs !== none)
              differences.push(`${where}: ${theirs.slice(0, 200)}, and of nothing ${none.slice(0, 200)}`);
            if (own === undefined && status < 400) differences.push(`${where} answers ${status}`);
          }
        }
        const changed = await changesSince(before, arena, victim);
        must(differences.length === 0, differences.slice(0, 5).join('\n    '));
        must(changed.length === 0, `changed: ${changed.join(', ')}`);
        return `${operations.length} routes answer like of what is nowhere, nothing changed`;
      },
    },
    {
      what: 'a viewer and a guest change something at every route',
      run: async (arena) => {
        const { people, victim } = arena;
        const operations = (await operationsOf(people.stranger())).filter(
          ({ path, method }) => method !== 'GET' && path.includes('{organizationId}') && !OWN.test(path),
        );
        const before = await settledDigest(arena, victim);
        for (const who of [victim.members.viewer, victim.members['guest-auditor']])
          for (const operation of operations) {
            const path = filled(operation.path, (name) => victim.names[name] ?? randomUUID());
            await who?.send({ ...message(arena, operation), path: `/api${path}` });
          }
        const changed = await changesSince(before, arena, victim);
        must(changed.length === 0, `changed: ${changed.join(', ')}`);
        return `${operations.length} routes, nothing changed`;
      },
    },
    {
      what: 'a guest reads lists that are not theirs',
      run: async ({ victim }) => {
        const guest = victim.members['guest-auditor'];
        const organization = `/api/organizations/${victim.names['organizationId']}`;
        const closed = ['members', 'plans', 'invitations', `plans/${victim.names['planId']}`, 'file-settings'];
        const seen: string[] = [];
        for (const list of closed) {
          const answer = await guest?.send({ method: 'GET', path: `${organization}/${list}` });
          if (answer?.status !== 403 && answer?.status !== 404) seen.push(`${list}: ${JSON.stringify(answer)}`);
        }
        must(seen.length === 0, seen.join('; ').slice(0, 500));
        return `${closed.length} closed`;
      },
    },
  ],
};

/** What everybody may do with what is their own, reports that members have made, and a guest's review. */
const OWN = /notifications|members\/\{accountId\}|\/reviews$|\/reports/;
