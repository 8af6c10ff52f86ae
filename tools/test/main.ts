// npm test: every check of the workspace, one line each. npm test -- --only unit,e2e --project server-core
import { installChecks } from '../checks/install';
import { workspaceEnvironment } from '../start/commands';
import { Progress } from '../start/progress';
import { explanation } from '../start/report';
import { stopRequested } from '../start/stop-requests';
import { workspaceRoot } from '../start/workspace';
import { parseArguments } from './arguments';
import { failure, sum, type Tally } from './results';
import { runTests } from './run-tests';

async function main(): Promise<Tally> {
  const signal = stopRequested();
  const tallies: Tally[] = [];
  const root = workspaceRoot();
  const progress = new Progress();
  try {
    const asked = parseArguments(process.argv.slice(2));
    await installChecks(root, progress, signal);
    await runTests({
      ...asked,
      root,
      signal,
      progress,
      environment: { ...workspaceEnvironment(root), NODE_ENV: 'test' },
      add: (tally) => tallies.push(tally),
    });
  } catch (error) {
    console.log(signal.aborted ? '  Stopped before the end.' : explanation(error));
    tallies.push(failure(''));
  }
  return sum(tallies);
}

const { passed, failed } = await main();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
