// Once loaded, the page works without a network.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { skipped, start } from './support.mjs';

const skip = skipped();
let browser;
before(async () => {
  if (!skip) browser = await start();
});
after(() => browser?.stop());

test('works offline after the first visit', { skip }, async () => {
  const page = await browser.open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await page.goto('about:blank');
  await browser.load(page);
  assert.match(await page.locator('#verify-status').textContent(), /\d errors/);
  assert.deepEqual(page.complaints, []);
});
