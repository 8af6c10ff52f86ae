// A process of its own, so that what an attack costs the attacker is not taken for what it costs others:
// asks the same again and again, and tells whoever started it how long each answer took.
import { setTimeout as pause } from 'node:timers/promises';
import { moment, type Sample, type Watched } from './bystander';

const EVERY = 100;
/** Longer than anything may take. */
const PATIENCE = 60_000;

const { url, headers } = JSON.parse(process.argv[2] ?? '') as Watched;

async function sample(): Promise<Sample> {
  const at = moment();
  const isGood = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE) }).then(
    async (answer) => (await answer.text()) !== '' && answer.ok,
    () => false,
  );
  return { at, milliseconds: moment() - at, isGood };
}

process.on('disconnect', () => process.exit());
for (;;) {
  process.send?.(await sample());
  await pause(EVERY);
}
