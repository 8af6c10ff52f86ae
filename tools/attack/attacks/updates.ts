import { organizationsApi, pkisApi, plansApi } from '@certitude/contracts';
import { type Attack } from '../attack';
import { must, mustAnswer } from '../verdict';
import { type Answer } from '../visitor';

type Save = (version: number, changes: object) => Promise<Answer>;

/** Two people save different texts of the same field, both having seen the same version. */
async function savedTwice(what: string, save: Save, version: number, field: string): Promise<void> {
  mustAnswer(await save(version, { [field]: `${what} of the first` }), [200], `the first saves the ${what}`);
  mustAnswer(await save(version, { [field]: `${what} of the second` }), [409], `the second saves the ${what}`);
}

const versionOf = ({ body }: Answer): number => (body as { readonly version: number }).version;

export const updates: Attack = {
  name: 'updates',
  about: 'changes that would undo what somebody else saved meanwhile',
  attempts: [
    {
      what: 'two people change the same field of the same version',
      run: async ({ victim: { owner, names } }) => {
        const at = { params: names };
        const endpoints = [
          ['organization', organizationsApi.get, organizationsApi.update, 'name'],
          ['PKI', pkisApi.get, pkisApi.update, 'name'],
          ['plan', plansApi.get, plansApi.update, 'title'],
        ] as const;
        for (const [what, get, update, field] of endpoints) {
          const version = versionOf(await owner.ask(get, at));
          await savedTwice(
            what,
            (seen, changes) => owner.ask(update, { ...at, body: { version: seen, changes } }),
            version,
            field,
          );
        }
        return `${endpoints.length} kinds: the second is told what stands there`;
      },
    },
    {
      what: 'twenty people change the same field at once',
      run: async ({ victim: { owner, names } }) => {
        const at = { params: names };
        const version = versionOf(await owner.ask(plansApi.get, at));
        const answers = await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            owner.ask(plansApi.update, { ...at, body: { version, changes: { title: `Title ${index}` } } }),
          ),
        );
        const saved = answers.filter(({ status }) => status === 200).length;
        const conflicts = answers.filter(({ status }) => status === 409).length;
        must(saved === 1 && conflicts === 19, `${saved} saved and ${conflicts} refused of 20 at once`);
        return 'one saves, nineteen are told';
      },
    },
  ],
};
