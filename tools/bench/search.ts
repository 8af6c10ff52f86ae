// How fast titles are found in an organization of 50,000 things: latency of a request with all kinds of words, what it is
// to the database, and how the database answers it as the application's role. Prints JSON; says on standard error what it
// is doing. --quick is a tenth of everything: to see that it runs, not for figures.
// npm run -s bench:search -- [--quick]
import { parseArgs } from 'node:util';
import { LaunchError, reportAndExit } from '../start/index';
import { runSearch } from './search/run';

try {
  console.log(JSON.stringify(await runSearch(options()), null, 2));
} catch (error) {
  reportAndExit(error);
}

function options() {
  try {
    const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });
    return { quick: values.quick ?? false };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new LaunchError(`${problem}\nUsage: npm run -s bench:search -- [--quick]`);
  }
}
