import { type Step } from './statement-batch';

type Run = (steps: readonly Step<unknown>[]) => Promise<unknown[][]>;
interface Question {
  readonly steps: readonly Step<unknown>[];
  readonly answer: (rows: unknown[][]) => void;
  readonly fail: (error: unknown) => void;
}

/** More steps than this are not kept waiting for one another. */
const MOST_STEPS = 200;

/**
 * Reading steps that are asked in the same turn of the event loop and may run in the same transaction. Hundreds of people
 * who come back at once, after a restart, then cost some messages instead of some hundred.
 */
export class AskedTogether {
  private readonly waiting = new Map<string, Question[]>();

  /**
   * @param name of the transaction's kind: what has the same name runs together, by the first one's `run`
   * @returns the rows of each step
   */
  ask(name: string, steps: readonly Step<unknown>[], run: Run): Promise<unknown[][]> {
    return new Promise((answer, fail) => {
      const question = { steps, answer, fail };
      const others = this.waiting.get(name);
      if (others) return void others.push(question);
      this.waiting.set(name, [question]);
      setImmediate(() => this.go(name, run));
    });
  }

  private go(name: string, run: Run): void {
    const questions = this.waiting.get(name) ?? [];
    this.waiting.delete(name);
    for (const some of inMessages(questions)) void answerAll(some, run);
  }
}

async function answerAll(questions: readonly Question[], run: Run): Promise<void> {
  try {
    const rows = await run(questions.flatMap(({ steps }) => steps));
    let at = 0;
    for (const { steps, answer } of questions) answer(rows.slice(at, (at += steps.length)));
  } catch (error) {
    // One question's trouble is not to be the others'.
    if (questions.length > 1) for (const question of questions) void answerAll([question], run);
    else questions[0]?.fail(error);
  }
}

function inMessages(questions: readonly Question[]): Question[][] {
  const messages: Question[][] = [];
  let steps = MOST_STEPS;
  for (const question of questions) {
    if (steps + question.steps.length > MOST_STEPS) {
      messages.push([]);
      steps = 0;
    }
    messages.at(-1)?.push(question);
    steps += question.steps.length;
  }
  return messages;
}
