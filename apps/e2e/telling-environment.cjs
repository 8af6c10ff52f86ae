const { TestEnvironment } = require('jest-environment-node');

const FAILURES = new Set(['test_fn_failure', 'hook_failure']);

/** A journey that fails says what its windows showed at that moment: mostly the only way to learn of a race elsewhere. */
module.exports = class TellingEnvironment extends TestEnvironment {
  async handleTestEvent({ name, error }) {
    if (!FAILURES.has(name) || typeof error?.stack !== 'string') return;
    const windows = (await this.global.describeWindows?.()) || 'No window was open.';
    // What stands after the first place in the code is not printed.
    error.stack = error.stack.replace(/\n\s+at |$/, (place) => `\n\n${windows}\n${place}`);
  }
};
