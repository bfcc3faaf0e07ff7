import { strict as assert } from 'node:assert';
import type { Context } from 'mocha';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { projectFile } from './project-file';

/** Starts the Chromium of this machine. Where there is none the suite is skipped, or fails where nothing may be. */
export async function launchChromium(suite: Context): Promise<Browser> {
  const tools = (await import(pathToFileURL(projectFile('scripts/vscode-host.mjs')).href)) as {
    findChromium(): string | undefined;
  };
  const executablePath = tools.findChromium();
  if (executablePath === undefined) {
    assert.ok(process.env['HUASHU_NO_SKIP'] === undefined, 'Chromium is missing');
    suite.skip();
  }
  return chromium.launch({ executablePath, headless: true, args: ['--no-sandbox'] });
}
