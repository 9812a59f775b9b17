// The package as its users get it: packed, and installed from the tarball into an empty project.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const npm = fileURLToPath(new URL('../../npm/', import.meta.url));

/**
 * An empty project in a temporary folder with the package installed, without the network. `npm test`
 * has built the package just before.
 */
export function installed() {
  const folder = mkdtempSync(join(tmpdir(), 'deesql-npm-'));
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
  const packed = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: npm, ...options });
  const [{ filename, files }] = JSON.parse(packed);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--silent', '--offline', '--no-audit', '--no-fund', join(folder, filename)], { cwd: folder, ...options });
  return {
    folder,
    files: files.map((it) => it.path),
    /** Runs a script in the project; what it hands to `report` comes back. */
    run(name, script) {
      writeFileSync(join(folder, name), `const report = (value) => process.stdout.write(JSON.stringify(value));\n${script}`);
      return JSON.parse(execFileSync(process.execPath, [name], { cwd: folder, ...options }));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
