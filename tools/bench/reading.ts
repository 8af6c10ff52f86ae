// How fast pages are read in an organization that has become big: latency one after another and twenty at once, what
// leaves the api, and what the database does for it (statements, pages of memory, milliseconds), which other work on the
// machine changes little. Prints JSON; says on standard error what it is doing.
// npm run -s bench:reading -- [--quick] [--only evidence,plans]
import { parseArgs } from 'node:util';
import { LaunchError, reportAndExit } from '../start/index';
import { runReading } from './reading/run';

try {
  console.log(JSON.stringify(await runReading(options()), null, 2));
} catch (error) {
  reportAndExit(error);
}

function options() {
  try {
    const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
    return { quick: values.quick ?? false, only: values.only?.split(',') ?? [''] };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new LaunchError(`${problem}\nUsage: npm run -s bench:reading -- [--quick] [--only <beginnings of names>]`);
  }
}
