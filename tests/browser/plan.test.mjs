// The plan tab: two schemas side by side, and the statements that lead from one to the other.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { skipped, start } from './support.mjs';

const skip = skipped();
let browser;
before(async () => {
  if (!skip) browser = await start();
});
after(() => browser?.stop());

const link = (state) => `#${new URLSearchParams({ tab: 'plan', ...state })}`;
const status = (page, text) => page.locator('#plan-status', { hasText: text }).waitFor();
const USERS = 'CREATE TABLE users (id uuid PRIMARY KEY);';
const WITH_BIO = 'CREATE TABLE users (id uuid PRIMARY KEY, bio text);';

test('starts with an example that has a plan', { skip }, async () => {
  const page = await browser.open();
  await page.getByRole('tab', { name: 'Plan' }).click();
  await status(page, 'to create');
  assert.match(await page.locator('#steps').textContent(), /CREATE INDEX ASYNC/);
  assert.deepEqual(page.complaints, []);
});

test('plans what is typed on either side', { skip }, async () => {
  const page = await browser.open(link({ from: USERS, to: USERS }));
  await status(page, 'No changes');
  await page.getByRole('textbox', { name: 'Desired schema' }).fill(WITH_BIO);
  await status(page, '1 statement: 1 to update');
  assert.match(await page.locator('#steps').textContent(), /table\.users.*ALTER TABLE users ADD COLUMN bio text;/);
  await page.getByRole('textbox', { name: 'Current schema' }).fill(WITH_BIO);
  await status(page, 'No changes');
  await page.getByRole('textbox', { name: 'Desired schema' }).fill(USERS);
  await status(page, '1 statement: 1 to update');
  assert.match(await page.locator('#steps').textContent(), /DELETES_DATA/);
  assert.deepEqual(page.complaints, []);
});

test('a problem is underlined on its side, and a click goes there', { skip }, async () => {
  const page = await browser.open(link({ from: USERS, to: "CREATE TABLE t (id int, 'oops" }));
  await status(page, 'No plan: 1 error');
  // The editor draws after the status is written.
  await page.locator('#to .cm-lintRange-error').first().waitFor({ state: 'attached' });
  assert.equal(await page.locator('#from .cm-lintRange-error').count(), 0);
  await page.getByRole('button', { name: /desired schema, line 1/ }).click();
  await page.locator('#to .cm-focused').waitFor();
});

test('tabs go by arrow keys, and the link remembers the tab', { skip }, async () => {
  const page = await browser.open();
  await page.getByRole('tab', { name: 'Verify' }).focus();
  await page.keyboard.press('ArrowRight');
  assert.ok(await page.getByRole('tabpanel', { name: 'Plan' }).isVisible());
  assert.equal(await page.getByRole('tab', { name: 'Plan' }).getAttribute('aria-selected'), 'true');
  assert.match(page.url(), /tab=plan/);
  await page.keyboard.press('ArrowRight');
  assert.ok(await page.getByRole('tabpanel', { name: 'Verify' }).isVisible());
});

test('every control has a name', { skip }, async () => {
  const page = await browser.open(link({}));
  await status(page, 'statements');
  for (const control of await page.locator('select, button, a, [role=textbox]').locator('visible=true').all()) {
    const snapshot = await control.ariaSnapshot();
    assert.match(snapshot, /^- \w+ "[^"]+"/, snapshot);
  }
});
