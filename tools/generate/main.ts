// Makes a new context, server and web: npm run generate -- audits audit
import { workspaceRoot } from '../start/workspace';
import { makeContext } from './context';
import { namesOf } from './names';

const [plural = '', singular = '', ...rest] = process.argv.slice(2);
try {
  if (!plural || !singular || rest.length > 0)
    throw new Error('Usage: npm run generate -- <many, e.g. audits> <one, e.g. audit>');
  const files = await makeContext(workspaceRoot(), namesOf(plural, singular));
  console.log(`${files.map((file) => `  ${file}`).join('\n')}
Next: name the migration as a sentence, say what it is in both READMEs, ask for permissions of its own where those of
assessments do not fit, add the page to apps/web/src/app/frame/navigation.ts, and publish the contract: npm run golden.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
