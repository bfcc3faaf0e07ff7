// One line a suite file, failures in full, skipped tests with their reason in the title; counts go to file descriptor 3.
const { writeSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class Brief extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    runner.on('suite', (suite) => suite.parent?.root && console.log(`  ${suite.title}`));
    runner.on('pending', (test) => console.log(`    skipped: ${test.fullTitle()}`));
    runner.on('fail', (test) => console.log(`    FAILED: ${test.fullTitle()}`));
    runner.once('end', () => {
      if (this.failures.length > 0) this.epilogue();
      const { passes, failures, pending } = this.stats;
      try {
        writeSync(3, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
      } catch {
        console.log(`${passes} passed, ${failures} failed, ${pending} skipped`); // run by hand, without the descriptor
      }
    });
  }
};
