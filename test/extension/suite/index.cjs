/* global __dirname */
// Runs inside the extension host: loads the bundled suite files, and leaves a report and the counts in the files that
// HUASHU_TEST_REPORT and HUASHU_TEST_RESULT name (what is logged here gets mixed with what VS Code logs).
const { appendFileSync, readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { format } = require('node:util');
const Mocha = require('mocha');
const { countBySuite } = require('../counts.cjs');

Mocha.reporters.Base.consoleLog = (...args) => appendFileSync(process.env.HUASHU_TEST_REPORT, `${format(...args)}\n`);

exports.run = async () => {
  let failed;
  try {
    const result = await runMocha();
    writeFileSync(process.env.HUASHU_TEST_RESULT, JSON.stringify(result.suites));
    failed = result.failed;
  } catch (error) {
    Mocha.reporters.Base.consoleLog(error.stack);
    throw error;
  }
  if (failed > 0) throw new Error(`${failed} failed`);
};

function runMocha() {
  const folder = join(__dirname, '../../../dist/test/extension/suite');
  const grep = process.env.HUASHU_TEST_GREP || undefined;
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false, grep });
  for (const file of readdirSync(folder).sort()) if (file.endsWith('.test.js')) mocha.addFile(join(folder, file));
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => resolve({ failed, suites }));
    const suites = countBySuite(runner);
  });
}
