// What a run of mocha came to, suite by suite: those with a failure are run once more (see run.mjs).

/** Counts the tests of a runner by the title of their outermost suite: `{[title]: {passed, failed, skipped}}`, filled as it runs. */
exports.countBySuite = (runner) => {
  const suites = {};
  const of = (test) => (suites[test.titlePath()[0]] ??= { passed: 0, failed: 0, skipped: 0 });
  runner.on('pass', (test) => of(test).passed++);
  runner.on('fail', (test) => of(test).failed++);
  runner.on('pending', (test) => of(test).skipped++);
  return suites;
};
