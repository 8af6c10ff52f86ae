import { setTimeout as timer } from 'node:timers/promises';
import { filesApi } from '@certitude/contracts';
import { runOperator } from '../operator';
import { type Arena } from '../arena';
import { type Attack } from '../attack';
import { must, mustAnswer } from '../verdict';
import { wrappedKeys } from '../wrapped-keys';
import { zipOf } from '../zip';

const codeOf = (body: unknown): string => (body as { readonly code?: string }).code ?? '';

/** A body that brings a few bytes a second, until the signal: who asked no longer cancels a body by itself. */
function dribble(everyMs: number, signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      await timer(everyMs, undefined, { signal }).then(
        () => controller.enqueue(Buffer.from('slow ')),
        () => controller.close(),
      );
    },
  });
}

/** Uploads it while others upload, too. @returns status and code, or that the connection was cut */
async function uploadSlowly({ other: { owner, names } }: Arena, signal: AbortSignal): Promise<string> {
  const path = `${owner.address}/api/organizations/${names['organizationId']}/files?name=slow.txt`;
  const over = new AbortController();
  const body = dribble(1_000, AbortSignal.any([signal, over.signal]));
  const init = { method: 'POST', duplex: 'half', body, signal } as RequestInit;
  const headers = { ...owner.headers(), 'content-type': 'application/octet-stream' };
  return fetch(path, { ...init, headers })
    .then(
      async (answer) => `${answer.status} ${codeOf(await answer.json())}`,
      (error: unknown) => (signal.aborted ? 'still open' : `cut off (${error instanceof Error ? error.message : ''})`),
    )
    .finally(() => over.abort());
}

/** A lone gzip is no type that is accepted, whatever is inside. */
const REFUSED = ['file.private-key', 'file.forbidden-type'];

/** Office files by what is inside. */
const macros = (): Buffer =>
  zipOf([
    [
      '[Content_Types].xml',
      Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    ],
    ['word/document.xml', Buffer.from('<w:document/>')],
    ['word/vbaProject.bin', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ]);
/** More than may come out of a file, and small. */
const bomb = (): Buffer => {
  const zeros = Buffer.alloc(60 * 1024 * 1024);
  return zipOf(Array.from({ length: 5 }, (_, at) => [`${at}.txt`, zeros] as const));
};
const manyEntries = (): Buffer => zipOf(Array.from({ length: 6_000 }, (_, at) => [`${at}`, Buffer.from('x')]));

export const uploads: Attack = {
  name: 'uploads',
  about: 'keys in wrappings, bombs, macros, slow and many uploads, a full quota',
  attempts: [
    {
      what: 'somebody uploads private keys in several wrappings',
      run: async ({ victim: { members, names } }) => {
        const keys = wrappedKeys();
        for (const [name, bytes] of keys) {
          const answer = await members.assessor?.upload(names['organizationId'] ?? '', name, bytes);
          if (!answer) throw new Error('There is an assessor.');
          must(
            REFUSED.includes(codeOf(answer.body)),
            `${name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`,
          );
        }
        return `${keys.length} wrappings refused`;
      },
    },
    {
      what: 'somebody uploads macros, bombs and archives of six thousand entries',
      run: async ({ victim: { members, names } }) => {
        const upload = (name: string, bytes: Buffer) =>
          members.assessor?.upload(names['organizationId'] ?? '', name, bytes);
        const withMacros = await upload('minutes.docx', macros());
        must(codeOf(withMacros?.body) === 'file.macros', `macros: ${JSON.stringify(withMacros?.body).slice(0, 200)}`);
        const answers: string[] = [];
        for (const [name, bytes] of [
          ['bomb.zip', bomb()],
          ['many.zip', manyEntries()],
        ] as const) {
          const answer = await upload(name, bytes);
          mustAnswer(answer ?? { status: 0, body: '' }, [200], name);
          const { lookedInto } = answer?.body as { readonly lookedInto?: boolean };
          must(lookedInto === false, `${name} passes as looked into`);
          answers.push(name);
        }
        return `macros refused; ${answers.join(' and ')} marked as not looked into`;
      },
    },
    {
      what: 'somebody uploads five files at once, slowly',
      run: async (arena) => {
        const patience = AbortSignal.timeout(arena.short ? 5_000 : 120_000);
        const answers = await Promise.all(Array.from({ length: 5 }, () => uploadSlowly(arena, patience)));
        const refused = answers.filter((answer) => answer.includes('file.too-many-uploads')).length;
        must(refused === 2, `${refused} of 5 at once are refused: ${answers.join('; ')}`);
        must(arena.short || !answers.includes('still open'), `slow uploads stay open: ${answers.join('; ')}`);
        return answers.join('; ');
      },
    },
    {
      what: 'somebody uploads more than the organization may keep',
      run: async ({ dataDir, people }) => {
        const { owner, names } = await people.organization('Full');
        const organization = names['organizationId'] ?? '';
        await runOperator(dataDir, ['limits', 'set', 'stored-bytes', '1MiB', 'for', organization]);
        const answers: string[] = [];
        // Every node knows a new limit within ten seconds.
        for (let at = 0; at < 40 && !answers.includes('file.over-quota'); at += 1) {
          const answer = await owner.upload(organization, `${at}.txt`, 'x'.repeat(600_000 + at));
          if (answer.status >= 400) answers.push(codeOf(answer.body));
          else await timer(500);
        }
        must(answers.includes('file.over-quota'), `never refused: ${answers.join(', ')}`);
        mustAnswer(await owner.ask(filesApi.settings, { params: names }), [200], 'the organization goes on');
        return 'refused, the organization goes on';
      },
    },
  ],
};
