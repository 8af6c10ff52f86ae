import { LIVE } from '@certitude/contracts';
import { digestOf } from '../digest';
import { Tab, level } from '../live-tab';
import { type Attack } from '../attack';
import { must } from '../verdict';

/** Cursors that an editor must never be shown. */
const CURSORS: readonly unknown[] = [
  { anchor: 3, head: 3 },
  { anchor: '{}', head: '{}' },
  { anchor: '{"item":{"client":-1,"clock":1e308}}', head: 'null' },
  { anchor: '{"tname":"rationale","style":"x"}', head: '{"tname":"rationale"}' },
  { anchor: `{"item":${'['.repeat(90)}${']'.repeat(90)}}`, head: '{"tname":"rationale"}' },
  { anchor: '{"tname":"somewhere"}', head: '{"tname":"somewhere"}', __proto__: null, color: 'url(x)' },
];

export const clients: Attack = {
  name: 'clients',
  about: 'ids of others, ids in another case, a bad edit among others, hostile cursors',
  attempts: [
    {
      what: 'a viewer joins under the client id of a colleague',
      run: async ({ victim }) => {
        const { assessor, viewer } = victim.members;
        if (!assessor || !viewer) throw new Error('There are such people.');
        const colleague = await Tab.open(assessor, victim);
        const thief = await Tab.open(viewer, victim, colleague.client);
        must(!thief.isIn, 'the viewer is in under the id of a colleague');
        const { seqs } = await colleague.submit([level(victim.responses[0], 2)]);
        const outcome = await colleague.outcome(seqs[0] ?? 0);
        for (const tab of [colleague, thief]) tab.close();
        must(outcome === 'accepted', `the colleague's edit: ${outcome}`);
        return `refused (${thief.joined?.code}), the colleague goes on`;
      },
    },
    {
      what: 'a viewer and an outsider send edits',
      run: async (arena) => {
        const { victim, other } = arena;
        const { viewer } = victim.members;
        if (!viewer) throw new Error('There is a viewer.');
        const tab = await Tab.open(viewer, victim);
        const before = await digestOf(arena, victim);
        const operations = [level(victim.responses[1], 4), level(victim.responses[1]?.toUpperCase(), 5)];
        const { answer } = await tab.submit(operations);
        const outsider = await Tab.open(other.owner, victim);
        must(!outsider.isIn, 'an outsider is in the assessment');
        const { answer: outside } = await outsider.submit(operations);
        for (const one of [tab, outsider]) one.close();
        must(answer?.code === 'forbidden', `a viewer's edits: ${JSON.stringify(answer)}`);
        must(outside?.ok !== true, `an outsider's edits: ${JSON.stringify(outside)}`);
        must((await digestOf(arena, victim)).same(before), 'their edits changed something');
        return `refused before anything is asked of the database (${answer?.code}, ${outside?.code})`;
      },
    },
    {
      what: 'somebody writes the same ids in another case',
      run: async ({ victim }) => {
        const { assessor, contributor } = victim.members;
        if (!assessor || !contributor) throw new Error('There are such people.');
        const names = { ...victim.names, assessmentId: victim.names['assessmentId']?.toUpperCase() ?? '' };
        const [shouting, colleague] = [
          await Tab.open(contributor, { ...victim, names }),
          await Tab.open(assessor, victim),
        ];
        await shouting.submit([level(victim.responses[2]?.toUpperCase(), 3), level(victim.responses[2], 4)]);
        const { seqs } = await colleague.submit([level(victim.responses[2], 1)]);
        const outcome = await colleague.outcome(seqs[0] ?? 0);
        for (const tab of [shouting, colleague]) tab.close();
        must(outcome !== 'nothing', 'the colleague hears nothing of their edit any more');
        must(!colleague.wire.events.some(({ name }) => name === LIVE.resync), 'the room was brought down');
        return `the room goes on, the colleague's edit is ${outcome}`;
      },
    },
    {
      what: 'one edit that the database refuses is sent among good ones',
      run: async ({ victim }) => {
        const { assessor } = victim.members;
        if (!assessor) throw new Error('There is an assessor.');
        const tab = await Tab.open(assessor, victim);
        const nobody = '0197c5b2-7a3e-7cc0-8000-00000000dead';
        const { seqs } = await tab.submit([
          level(victim.responses[3], 2),
          { response: victim.responses[3], field: 'owner', value: nobody, base: 0 },
          { response: nobody, field: 'level', value: 2, base: 0 },
          level(victim.responses[4], 3),
        ]);
        const outcomes: string[] = [];
        for (const seq of seqs) outcomes.push(await tab.outcome(seq));
        tab.close();
        must(
          outcomes.join() === 'accepted,refused,refused,accepted',
          `the edits, of which the inner two are bad: ${outcomes.join(', ')}`,
        );
        return outcomes.join(', ');
      },
    },
    {
      what: 'somebody shows cursors that no editor makes',
      run: async ({ victim }) => {
        const { assessor, viewer } = victim.members;
        if (!assessor || !viewer) throw new Error('There are such people.');
        const [hostile, colleague] = [await Tab.open(viewer, victim), await Tab.open(assessor, victim)];
        for (const cursor of CURSORS) {
          const message = { assessment: victim.names['assessmentId'], response: victim.responses[0], cursor };
          const answer = (await hostile.wire.ask(LIVE.presence, message)) as { ok?: boolean };
          must(answer?.ok !== true, `accepted: ${JSON.stringify(cursor).slice(0, 100)}`);
        }
        const shown = JSON.stringify(colleague.wire.events);
        for (const tab of [hostile, colleague]) tab.close();
        must(!/somewhere|url\(x\)|1e\+?308/.test(shown), 'a colleague was shown one of them');
        return `${CURSORS.length} cursors refused, shown to nobody`;
      },
    },
  ],
};
