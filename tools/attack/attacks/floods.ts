import { randomUUID } from 'node:crypto';
import { organizationsApi, sessionApi } from '@certitude/contracts';
import { type Attack } from '../attack';
import { runOperator } from '../operator';
import { PASSWORD } from '../people';
import { must, mustAnswer } from '../verdict';

const email = (): string => `${randomUUID()}@example.test`;

export const floods: Attack = {
  name: 'floods',
  about: 'sign-ins, sign-ups and organizations without end',
  attempts: [
    {
      what: 'somebody guesses a password until they are shut out',
      run: async ({ people }) => {
        const [person, attacker] = [people.stranger(), people.stranger()];
        const account = { email: email(), name: 'Anna', password: PASSWORD };
        await person.signUp(account);
        const guess = { body: { email: account.email, password: 'not this one' } };
        const statuses: number[] = [];
        for (let at = 0; at < 15; at += 1) statuses.push((await attacker.ask(sessionApi.signIn, guess)).status);
        must(statuses.includes(429), `fifteen guesses: ${statuses.join(', ')}`);
        const right = { body: { email: account.email, password: PASSWORD } };
        mustAnswer(await people.stranger().ask(sessionApi.signIn, right), [200], 'the person, from elsewhere');
        mustAnswer(await person.ask(sessionApi.signIn, right), [200], 'the person, in a known browser');
        return `shut out after ${statuses.indexOf(429)} guesses; the person comes in from elsewhere`;
      },
    },
    {
      what: 'ten people of one office mistype',
      run: async ({ people }) => {
        const office = people.stranger();
        for (let at = 0; at < 10; at += 1) {
          const wrong = { body: { email: email(), password: 'mistyped this' } };
          mustAnswer(await office.ask(sessionApi.signIn, wrong), [401], 'somebody who mistypes');
        }
        const account = { email: email(), name: 'Ben', password: PASSWORD };
        await people.stranger().signUp(account);
        const right = { body: { email: account.email, password: account.password } };
        mustAnswer(await office.ask(sessionApi.signIn, right), [200], 'a colleague in the same office');
        return 'a colleague comes in all the same';
      },
    },
    {
      what: 'one network makes account after account',
      run: async ({ people, short }) => {
        const network = people.stranger();
        // A hash of a password takes a processor a while.
        const body = (): object => ({ email: email(), name: 'Nobody', password: PASSWORD });
        const most = short ? 10 : 60;
        let made = 0;
        for (; made < most; made += 1)
          if ((await network.ask(sessionApi.signUp, { body: body() })).status === 429) break;
        must(short || made < most, `${made} accounts from one network`);
        mustAnswer(
          await people.stranger().ask(sessionApi.signUp, { body: body() }),
          [200],
          'somebody of another network',
        );
        return made < most ? `refused after ${made}; others sign up` : `${made} made; others sign up`;
      },
    },
    {
      what: 'one account makes organization after organization',
      run: async ({ people }) => {
        const somebody = await people.account();
        const statuses: number[] = [];
        for (let at = 0; at < 8; at += 1) {
          const body = { name: `Organization ${at}`, timeZone: 'UTC' };
          statuses.push((await somebody.ask(organizationsApi.create, { body })).status);
        }
        const made = statuses.filter((status) => status === 200 || status === 201).length;
        must(made === 5, `${made} organizations of one account: ${statuses.join(', ')}`);
        return `${made} made, the others refused`;
      },
    },
    {
      what: 'the operator closes sign-up',
      longOnly: true,
      run: async ({ people, dataDir }) => {
        const body = { email: email(), name: 'Late', password: PASSWORD };
        await runOperator(dataDir, ['sign-up', 'invited']);
        const closed = await people.stranger().ask(sessionApi.signUp, { body });
        await runOperator(dataDir, ['sign-up', 'open']);
        mustAnswer(closed, [403], 'a stranger');
        return 'a stranger is refused and told why';
      },
    },
  ],
};
