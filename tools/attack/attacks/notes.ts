import { element, LABORIOUS, mark, updateOf, value, words } from '@certitude/collab/testing';
import { type Attack } from '../attack';
import { level, Tab } from '../live-tab';
import { again, type Arena } from '../arena';
import { must } from '../verdict';

const NOTE = { inside: 'note' } as const;
const heading = element('heading', NOTE);
const paragraph = [element('paragraph', NOTE), words({ inside: [1, 0] })];
const inHeading = (content: readonly number[], key: string) =>
  updateOf([[1, [heading, value(content, { inside: [1, 0], key })]]]);

/** Updates that say what no editor says. */
const HOSTILE: Readonly<Record<string, () => Uint8Array>> = {
  'a node that there is not': () => updateOf([[1, [element('script', NOTE)]]]),
  'a class from outside': () => inHeading([1, 119, 1, 120], 'class'),
  'a level that is an object': () => inHeading([1, 118, 1, 1, 97, 118, 0], 'level'),
  'a control character in a key': () => inHeading([1, 119, 1, 0], 'le\u0000vel'),
  'a mark that there is not': () => updateOf([[1, [...paragraph, mark('onclick', '{}', { inside: [1, 1] })]]]),
  'a link to a script': () =>
    updateOf([[1, [...paragraph, mark('link', '{"href":"javascript:alert(1)"}', { inside: [1, 1] })]]]),
  'bytes that are no update': () => new Uint8Array([9, 9, 9]),
  'four billion clients': () => new Uint8Array([255, 255, 255, 255, 15]),
  'a client with four billion pieces': () => new Uint8Array([1, 255, 255, 255, 255, 15, 1, 0]),
};

async function write({ victim }: Arena, updates: readonly (readonly [string, Uint8Array])[]) {
  const { assessor } = victim.members;
  if (!assessor) throw new Error('There is an assessor.');
  const outcomes: (readonly [string, string])[] = [];
  for (const [at, [what, update]] of updates.entries()) {
    const tab = await Tab.open(assessor, victim);
    const response = victim.responses[5 + (at % 10)];
    const { answer, seqs } = await tab.submit([{ response, field: 'rationale', update, generation: 1 }]);
    outcomes.push([what, answer?.ok === false ? 'refused' : await tab.outcome(seqs[0] ?? 0, 30_000)]);
    tab.close();
  }
  return outcomes;
}

/** Somebody else in the same assessment can still answer. */
async function goesOn({ victim }: Arena): Promise<void> {
  const { contributor, assessor } = victim.members;
  if (!assessor || !contributor) throw new Error('There are such people.');
  const tab = await Tab.open(victim.owner, victim);
  const { seqs } = await tab.submit([level(victim.responses[4], 3, 1_000_000)]);
  const outcome = await tab.outcome(seqs[0] ?? 0);
  tab.close();
  must(outcome !== 'nothing', 'nothing is heard of a colleague’s edit any more');
}

export const notes: Attack = {
  name: 'notes',
  about: 'notes that take for ever to put together, or hold what no editor writes',
  attempts: [
    {
      what: 'somebody writes notes with foreign nodes, marks, keys and values',
      run: async (arena) => {
        const updates = Object.entries(HOSTILE).map(([what, make]) => [what, make()] as const);
        const outcomes = await write(arena, updates);
        const let_in = outcomes.filter(([, outcome]) => outcome !== 'refused');
        must(let_in.length === 0, `not refused: ${let_in.map((one) => one.join(': ')).join('; ')}`);
        await goesOn(arena);
        return `${outcomes.length} notes refused, the others go on`;
      },
    },
    {
      what: 'somebody writes small notes that take Yjs quadratic time',
      run: async (arena) => {
        const pieces = arena.short ? 4_000 : 8_000;
        const updates = Object.entries(LABORIOUS).map(([what, make]) => [what, make(pieces)] as const);
        const outcomes = await again(arena, () => write(arena, updates));
        must(!outcomes.some(([, outcome]) => outcome === 'nothing'), 'nothing was heard of a note for 30 seconds');
        await goesOn(arena);
        return outcomes.map(([what, outcome]) => `${what}: ${outcome}`).join('; ');
      },
    },
    {
      what: 'somebody writes a note of elements thousands deep',
      run: async (arena) => {
        const deep = Array.from({ length: 5_000 }, (_, at) =>
          element('blockquote', at === 0 ? NOTE : { inside: [1, at - 1] }),
        );
        const outcomes = await again(arena, () => write(arena, [['deep', updateOf([[1, deep]])]]));
        must(outcomes[0]?.[1] !== 'nothing', 'nothing was heard of it');
        await goesOn(arena);
        return `${outcomes[0]?.[1]} at the door; what cannot be put together is set apart and named`;
      },
    },
  ],
};
