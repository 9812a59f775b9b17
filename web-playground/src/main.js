import { afterwards, call, ready } from './core.js';
import { createEditor } from './editor.js';
import { element } from './element.js';
import { START, examples } from './examples.js';
import { findingItems, summary } from './findings.js';
import { readLink, writeLink } from './link.js';

const at = (id) => document.getElementById(id);
const release = at('release');

const editor = createEditor({ parent: at('sql'), label: 'label-sql', changed: () => check() });

const check = afterwards(
  () => call('verify', editor.text, { dsql: release.value }),
  (result) => {
    save();
    const status = at('verify-status');
    const findings = result.error ? [] : result;
    status.textContent = result.error?.message ?? summary(findings);
    status.className = `status ${findings.length || result.error ? 'bad' : 'good'}`;
    at('findings').replaceChildren(...findingItems(findings, (it) => editor.select(it.span)));
    editor.underline(findings);
  },
);

function save() {
  const dsql = release.value === 'latest' ? '' : release.value;
  return writeLink({ dsql, sql: editor.text === START ? '' : editor.text });
}

function load() {
  const { sql, dsql } = readLink();
  release.value = dsql ?? 'latest';
  if (release.selectedIndex < 0) release.value = 'latest';
  editor.text = sql ?? START;
  check();
}

function fillReleases(releases) {
  const options = releases.map(({ release, changes }, index) => {
    const latest = index === 0;
    const more = changes.length > 1 ? `, and ${changes.length - 1} more` : '';
    return element('option', { value: latest ? 'latest' : release, title: `${changes[0].summary}${more}` }, latest ? `latest (${release})` : release);
  });
  release.replaceChildren(...options);
  release.addEventListener('change', check);
}

function fillExamples(list) {
  const picker = at('example');
  for (const [group, members] of grouped(list)) {
    const options = members.map((it) => element('option', { value: list.indexOf(it) }, it.name));
    picker.append(element('optgroup', { label: group }, ...options));
  }
  picker.addEventListener('change', () => {
    const chosen = list[picker.value];
    if (!chosen) return;
    release.value = release.querySelector(`[value="${chosen.dsql}"]`) ? chosen.dsql : nearest(chosen.dsql);
    editor.text = chosen.sql;
    check();
  });
}

function grouped(list) {
  const groups = new Map(list.map((it) => [it.group, []]));
  for (const it of list) groups.get(it.group).push(it);
  return groups;
}

/** The release that held on a day: the newest that is not later. */
function nearest(day) {
  const days = [...release.options].map((it) => it.value);
  return days.find((it) => it !== 'latest' && it <= day) ?? 'latest';
}

at('copy').addEventListener('click', async () => {
  const copied = () =>
    navigator.clipboard.writeText(location.href).then(
      () => 'Link copied',
      () => 'The browser does not allow copying; the link is in the address bar',
    );
  at('toast').textContent = save() ? await copied() : 'The text is too long for a link';
  setTimeout(() => (at('toast').textContent = ''), 3000);
});

try {
  const { version, releases, rules } = await ready;
  at('version').textContent = `deesql ${version}`;
  fillReleases(releases);
  fillExamples(examples(rules));
  load();
  addEventListener('hashchange', load);
} catch (error) {
  at('verify-status').textContent = `The checks could not be loaded: ${error.message}`;
}
