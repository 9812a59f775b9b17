// The page in a browser: type, see, jump, choose.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rules } from '../../npm/dist/node.js';
import { skipped, start } from './support.mjs';

const skip = skipped();
let browser;
before(async () => {
  if (!skip) browser = await start();
});
after(() => browser?.stop());

const link = (state) => `#${new URLSearchParams(state)}`;
const editor = (page) => page.getByRole('textbox', { name: 'SQL' });
const status = (page, text) => page.locator('#verify-status', { hasText: text }).waitFor();

async function type(page, sql) {
  await editor(page).fill('');
  await editor(page).pressSequentially(sql);
}

test('starts with an example and finds what is wrong with it', { skip }, async () => {
  const page = await browser.open();
  await page.locator('#findings > li').first().waitFor();
  await page.locator('.cm-lintRange-error').first().waitFor({ state: 'attached' });
  assert.match(await page.locator('#version').textContent(), /^deesql \d/);
  assert.deepEqual(page.complaints, []);
});

test('underlines and lists what is typed, and takes it back', { skip }, async () => {
  const page = await browser.open(link({ sql: 'SELECT 1;' }));
  await status(page, 'Nothing found');
  await type(page, "SELECT 'é😀'; TRUNCATE t");
  await status(page, '1 error');
  assert.equal(await page.locator('.cm-lintRange-error').textContent(), 'TRUNCATE');
  const item = page.locator('#findings > li');
  assert.match(await item.textContent(), /truncate.*line 1, column 14.*TRUNCATE is not supported/);
  await type(page, 'SELECT 2;');
  await status(page, 'Nothing found');
  await page.locator('.cm-lintRange-error').first().waitFor({ state: 'detached' });
  assert.deepEqual(page.complaints, []);
});

test('a click on a finding selects its text', { skip }, async () => {
  const page = await browser.open(link({ sql: "SELECT '😀';\nTRUNCATE t" }));
  await status(page, '1 error');
  await page.locator('#findings button').click();
  await page.waitForFunction(() => getSelection().toString() === 'TRUNCATE');
  await page.keyboard.type('DELETE FROM');
  await status(page, 'Nothing found');
});

test('judges by the chosen release', { skip }, async () => {
  const sql = 'CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES b (id));';
  const page = await browser.open(link({ sql }));
  await status(page, 'Nothing found');
  await page.getByLabel('Release').selectOption('2026-08-25');
  await status(page, '1 error');
  assert.match(page.url(), /dsql=2026-08-25/);
  await page.getByLabel('Release').selectOption('latest');
  await status(page, 'Nothing found');
  assert.deepEqual(page.complaints, []);
});

test('the example of a rule shows that rule', { skip }, async () => {
  const page = await browser.open();
  // That each does is a test of the package; here a few stand for all.
  for (const rule of rules.filter((_, at) => at % 15 === 0)) {
    await page.getByLabel('Example').selectOption({ label: rule.title });
    const id = new RegExp(`^${rule.id}$`);
    await page.locator('#findings .about code', { hasText: id }).first().waitFor();
  }
  assert.deepEqual(page.complaints, []);
});

test('the link carries text and release', { skip }, async () => {
  const page = await browser.open(link({ sql: 'SELECT 1;' }));
  await type(page, "TRUNCATE t; -- é😀 & #");
  await status(page, '1 error');
  const again = await browser.open(new URL(page.url()).hash);
  assert.equal(await editor(again).textContent(), 'TRUNCATE t; -- é😀 & #');
});

test('works by keyboard alone', { skip }, async () => {
  const page = await browser.open(link({ sql: 'TRUNCATE t' }));
  await status(page, '1 error');
  await editor(page).focus();
  // Tab leaves the editor for the list of findings.
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => document.activeElement.className === 'jump');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => getSelection().toString() === 'TRUNCATE');
});

test('every control has a name', { skip }, async () => {
  const page = await browser.open();
  const controls = page.locator('select, button, a, [role=textbox]').locator('visible=true');
  for (const control of await controls.all()) {
    const snapshot = await control.ariaSnapshot();
    assert.match(snapshot, /^- \w+ "[^"]+"/, snapshot);
  }
});

test('megabytes do not stop the typing', { skip }, async () => {
  const sql = "INSERT INTO t VALUES ('a');\n".repeat(40_000);
  const page = await browser.open(link({ sql: `${sql}TRUNCATE t;\n` }));
  await status(page, '1 error');
  const longest = await page.evaluate(async () => {
    let longest = 0;
    let last = performance.now();
    const end = last + 1000;
    const content = document.querySelector('.cm-content');
    content.focus();
    while (last < end) {
      document.execCommand('insertText', false, 'x');
      await new Promise((resolve) => setTimeout(resolve, 10));
      const now = performance.now();
      [longest, last] = [Math.max(longest, now - last), now];
    }
    return longest;
  });
  assert.ok(longest < 500, `${longest} ms`);
});
