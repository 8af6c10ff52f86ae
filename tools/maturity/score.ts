// Scores answers without a database:
// npm run -s maturity:score -- --model <file> --policy pkimm|workbook|web --method formal|self < answers.json
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { SCORING_POLICIES, type ScoringOptions, type ScoringPolicy, scoreAssessment } from '@certitude/maturity';
import { parseModelRelease } from '@certitude/maturity/files';
import { readAnswers } from './read-answers';
import { readCallersFile } from './read-file';
import { InputError, runTool } from './run-tool';
import { summary } from './summary';

const USAGE = `Usage: npm run -s maturity:score -- --model <file> --policy ${SCORING_POLICIES.join('|')} --method formal|self < answers.json`;

await runTool(async () => {
  const { file, policy, method } = readCommand();
  const model = parseModelRelease(await readCallersFile(file));
  const answers = readAnswers(await text(process.stdin));
  console.log(JSON.stringify(summary(scoreAssessment(model, answers, { policy, method }))));
});

function readCommand(): ScoringOptions & { readonly file: string } {
  const { model, policy, method } = parsedOptions();
  if (!model) throw new InputError(`--model is missing: a model release file. ${USAGE}`);
  if (!isPolicy(policy)) throw new InputError(`--policy must be one of ${SCORING_POLICIES.join(', ')}. ${USAGE}`);
  if (method !== 'formal' && method !== 'self') throw new InputError(`--method must be formal or self. ${USAGE}`);
  return { file: model, policy, method };
}

function isPolicy(word: string | undefined): word is ScoringPolicy {
  return SCORING_POLICIES.some((policy) => policy === word);
}

function parsedOptions() {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({ options: { model: option, policy: option, method: option } }).values;
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
  }
}
