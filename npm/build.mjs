// Builds `dist`: the `.wasm`, the glue around it, and a loader for each environment.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const npm = dirname(fileURLToPath(import.meta.url));
const workspace = dirname(npm);
const dist = join(npm, 'dist');
const target = 'wasm32-unknown-unknown';

run('rustup', ['target', 'add', target], { stdio: 'ignore', optional: true });
run('cargo', ['build', '-q', '--target', target, '--profile', 'wasm', '-p', 'deesql-wasm']);
const wasm = join(targetDirectory(), target, 'wasm', 'deesql_wasm.wasm');

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
// Both halves of the glue are made from one file and use the same `.wasm`.
const bindgen = wasmBindgen();
glue('nodejs', ['--out-name', 'deesql']);
copyFileSync(join(dist, 'deesql.js'), join(dist, 'deesql.cjs'));
const forNode = readFileSync(join(dist, 'deesql_bg.wasm'));
glue('web', ['--out-name', 'deesql', '--omit-default-module-path']);
if (!forNode.equals(readFileSync(join(dist, 'deesql_bg.wasm')))) {
  fail('wasm-bindgen made a different .wasm for each environment; one of them would not load');
}
optimize(join(dist, 'deesql_bg.wasm'));

for (const file of ['node.js', 'node.cjs', 'browser.js', 'index.d.ts']) {
  copyFileSync(join(npm, 'src', file), join(dist, file));
}
copyFileSync(join(npm, 'src', 'index.d.ts'), join(dist, 'index.d.cts'));
writeRules();
copyFileSync(join(workspace, 'LICENSE'), join(npm, 'LICENSE'));

function glue(environment, options) {
  const common = ['--target', environment, '--no-typescript', '--remove-name-section', '--remove-producers-section'];
  run(bindgen, [...common, ...options, '--out-dir', dist, wasm]);
}

/** The tool of the version in `Cargo.lock`, installed outside the clone when it is missing. */
function wasmBindgen() {
  const lock = readFileSync(join(workspace, 'Cargo.lock'), 'utf8');
  const version = lock.match(/name = "wasm-bindgen"\nversion = "(.+)"/)?.[1];
  if (!version) fail('Cargo.lock names no wasm-bindgen');
  const root = join(homedir(), '.cache', 'deesql-dev', `wasm-bindgen-${version}`);
  const tool = join(root, 'bin', process.platform === 'win32' ? 'wasm-bindgen.exe' : 'wasm-bindgen');
  if (!existsSync(tool)) {
    console.error(`installing wasm-bindgen ${version} (a few minutes, once)`);
    run('cargo', ['install', '-q', '--locked', '--root', root, 'wasm-bindgen-cli', '--version', version]);
  }
  return tool;
}

function optimize(file) {
  const tool = join(npm, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  if (!existsSync(tool)) fail('binaryen is missing; run `npm ci` in npm/');
  // What rustc assumes of every engine; Node 18 has all of it.
  const features = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];
  // rustc puts the stack first, so that nothing but an overflow reaches the first kilobyte; without
  // having to think of it, constant parts of an address need no instruction.
  const options = ['-O3', '--low-memory-unused'];
  run(process.execPath, [tool, ...options, ...features.map((it) => `--enable-${it}`), file, '-o', file]);
}

/** The documentation of the rules, which is not in the `.wasm`: as JSON, and as a module for `import`. */
function writeRules() {
  const { rules } = json('cargo', ['run', '-q', '-p', 'deesql', '--', 'explain', '--format', 'json']);
  const text = JSON.stringify(rules);
  writeFileSync(join(dist, 'rules.json'), `{"rules":${text}}\n`);
  writeFileSync(join(dist, 'rules.js'), `export const rules = ${text};\n`);
}

function targetDirectory() {
  return json('cargo', ['metadata', '--format-version', '1', '--no-deps']).target_directory;
}

function json(command, args) {
  return JSON.parse(run(command, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', maxBuffer: 1 << 26 }));
}

function run(command, args, { optional = false, ...options } = {}) {
  try {
    // The output of `npm pack` is read by programs, so nothing else may go there.
    return execFileSync(command, args, { cwd: workspace, stdio: ['ignore', 2, 2], ...options });
  } catch (error) {
    if (optional) return undefined;
    return fail(error.code === 'ENOENT' ? `${command} is missing` : `${command} ${args[0]} failed`);
  }
}

function fail(message) {
  console.error(`build.mjs: ${message}`);
  process.exit(1);
}
