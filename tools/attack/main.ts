// Starts the product and attacks it from outside: what was tried, what became of it, and what it cost.
// npm run attack -- [--only frames,notes] [--short] [--seed 1]
import { Progress, reportAndExit, stopRequested } from '../start/index';
import { openArena } from './arena';
import { ATTACKS, ELSEWHERE } from './attacks';
import { Bystander } from './bystander';
import { optionsOf } from './options';
import { linesOf, summaryOf } from './report';
import { runAttacks } from './run-attacks';

async function main(): Promise<void> {
  const names = ATTACKS.map(({ name }) => name);
  const options = optionsOf(process.argv.slice(2), names);
  const progress = new Progress();
  const open = () => openArena(options);
  const arena = await progress.step('Starting the product', open, ({ product }) => `Product at ${product.address}`);
  // Whoever stops the attack stops the product that it started.
  stopRequested().addEventListener('abort', () => void arena.close().finally(() => process.exit(130)));
  try {
    const chosen = ATTACKS.filter(({ name }) => options.names.includes(name));
    const { product, other } = arena;
    const bystander = await Bystander.enter(product, other.owner, other.names['organizationId'] ?? '');
    const outcomes = await runAttacks(arena, bystander, chosen, (outcome) => progress.say(linesOf(outcome).join('\n')));
    for (const line of ELSEWHERE) progress.say(`– ${line}`);
    progress.say(`\n${summaryOf(outcomes)}`);
    if (outcomes.length === 0 || outcomes.some(({ verdict }) => verdict === 'gave way')) process.exitCode = 1;
  } finally {
    await arena.close();
  }
}

await main().catch(reportAndExit);
// Whatever an attempt left open keeps nobody waiting.
process.exit();
