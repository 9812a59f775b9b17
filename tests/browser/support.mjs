// The built page in a real Chromium, served from this machine.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const playground = fileURLToPath(new URL('../../web-playground/', import.meta.url));
const { chromium } = createRequire(join(playground, 'package.json'))('playwright-core');

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

/** Why the tests cannot run, or `false`. Under `CI=true` they must. */
export function skipped() {
  if (existsSync(CHROMIUM)) return false;
  assert.notEqual(process.env.CI, 'true', `${CHROMIUM} is missing`);
  return `${CHROMIUM} is missing`;
}

/** Serves `dist` and starts the browser. */
export async function start() {
  const server = createServer(async ({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const file = join(playground, 'dist', path === '/' ? 'index.html' : path);
    try {
      const content = await readFile(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const load = async (page, fragment = '') => {
    await page.goto(address + fragment);
    await page.locator('#verify-status:not(:empty)').waitFor({ state: 'attached' });
  };
  return {
    /** A page, loaded, that keeps what it complains about in `complaints`. */
    async open(fragment = '', options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      page.complaints = [];
      page.on('console', (it) => ['error', 'warning'].includes(it.type()) && page.complaints.push(it.text()));
      page.on('pageerror', (it) => page.complaints.push(String(it)));
      page.on('response', (it) => it.status() >= 400 && page.complaints.push(`${it.status()} ${it.url()}`));
      page.on('request', (it) => it.url().startsWith('http') && !it.url().startsWith(address) && page.complaints.push(it.url()));
      await load(page, fragment);
      return page;
    },
    load,
    async stop() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
