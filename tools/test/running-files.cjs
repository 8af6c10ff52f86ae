// Jest reporter: for as long as the process lives, its folder says which test files are running, so that a run
// that does not end can be named. A process that something left open keeps alive after its tests is ended.
const { rmSync, writeFileSync } = require('node:fs');

module.exports = class RunningFiles {
  #running = new Set();
  #file;
  #goodbyeMs;

  /**
   * @param {{ file?: string, goodbyeMs: number }} options where to say it, nowhere when undefined; time for what
   * tests close in the background, a connection's own time limit included
   */
  constructor(_config, { file, goodbyeMs }) {
    this.#file = file;
    this.#goodbyeMs = goodbyeMs;
    if (file === undefined) return;
    this.#say();
    process.once('exit', () => rmSync(file, { force: true }));
  }

  onTestFileStart({ path }) {
    this.#running.add(path);
    this.#say();
  }

  onTestFileResult({ path }) {
    this.#running.delete(path);
    this.#say();
  }

  onRunComplete() {
    setTimeout(() => {
      const open = process.getActiveResourcesInfo().join(', ');
      console.error(`The tests are over, but something keeps their process (${open}); it ends now.`);
      process.exit();
    }, this.#goodbyeMs).unref();
  }

  #say() {
    if (this.#file !== undefined) writeFileSync(this.#file, JSON.stringify([...this.#running]));
  }
};
