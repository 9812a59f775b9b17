import { afterwards, call, ready } from './core.js';
import { createEditor } from './editor.js';
import { element, prose } from './element.js';
import { AFTER, BEFORE, START, examples } from './examples.js';
import { findingItems, summary } from './findings.js';
import { readLink, writeLink } from './link.js';
import { planSummary, problemItem, stepItem } from './plan.js';
import { createTabs } from './tabs.js';

const at = (id) => document.getElementById(id);
const release = at('release');

/** The texts of the page, each with what it is before somebody writes another. */
const texts = {
  sql: { initial: START, editor: createEditor({ parent: at('sql'), label: 'label-sql', changed: () => check() }) },
  from: { initial: BEFORE, editor: createEditor({ parent: at('from'), label: 'label-from', changed: () => compare() }) },
  to: { initial: AFTER, editor: createEditor({ parent: at('to'), label: 'label-to', changed: () => compare() }) },
};
const { sql, from, to } = Object.fromEntries(Object.entries(texts).map(([name, it]) => [name, it.editor]));

const check = afterwards(
  () => call('verify', sql.text, { dsql: release.value }),
  (result) => {
    save();
    const findings = result.error ? [] : result;
    say(at('verify-status'), result.error?.message ?? summary(findings), findings.length === 0 && !result.error);
    at('findings').replaceChildren(...findingItems(findings, (it) => sql.select(it.span)));
    sql.underline(findings);
  },
);

const compare = afterwards(
  () => call('plan', from.text, to.text, { dsql: release.value }),
  (result) => {
    save();
    const { steps, problems, hints } = result.error ? { steps: null, problems: [], hints: [] } : result;
    say(at('plan-status'), result.error?.message ?? planSummary(result), steps !== null);
    const jump = (place) => texts[place.side].editor.select(place.span);
    at('steps').replaceChildren(
      ...problems.map((it) => problemItem(it, jump)),
      ...hints.map((it) => element('li', { className: 'note' }, ...prose(it))),
      ...(steps ?? []).map(stepItem),
    );
    for (const side of ['from', 'to']) {
      const here = problems.filter((it) => it.place?.side === side);
      texts[side].editor.underline(here.map((it) => ({ ...it, rule: 'plan', span: it.place.span })));
    }
  },
);

function say(status, text, isGood) {
  status.textContent = text;
  status.className = `status ${isGood ? 'good' : 'bad'}`;
}

let tab = 'verify';
const showTab = createTabs(document.querySelector('[role=tablist]'), (shown) => {
  tab = shown;
  save();
});

/** Puts what differs from the start into the address. */
function save() {
  const changed = Object.entries(texts).map(([name, { initial, editor }]) => [name, editor.text === initial ? '' : editor.text]);
  return writeLink({
    tab: tab === 'verify' ? '' : tab,
    dsql: release.value === 'latest' ? '' : release.value,
    ...Object.fromEntries(changed),
  });
}

function load() {
  const link = readLink();
  choose(link.dsql ?? 'latest');
  for (const [name, { initial, editor }] of Object.entries(texts)) editor.text = link[name] ?? initial;
  showTab(link.tab ?? 'verify');
  check();
  compare();
}

function fillReleases(releases) {
  const options = releases.map(({ release, changes }, index) => {
    const more = changes.length > 1 ? `, and ${changes.length - 1} more` : '';
    const [value, text] = index === 0 ? ['latest', `latest (${release})`] : [release, release];
    return element('option', { value, title: `${changes[0].summary}${more}` }, text);
  });
  release.replaceChildren(...options);
  release.addEventListener('change', () => {
    check();
    compare();
  });
}

/** Picks the release that held on a day: the newest that is not later. */
function choose(day) {
  const days = [...release.options].map((it) => it.value);
  release.value = day === 'latest' ? day : (days.find((it) => it !== 'latest' && it <= day) ?? 'latest');
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
    choose(chosen.dsql);
    for (const [name, { editor }] of Object.entries(texts)) if (name in chosen) editor.text = chosen[name];
    showTab(chosen.tab);
    check();
    compare();
  });
}

function grouped(list) {
  const groups = new Map(list.map((it) => [it.group, []]));
  for (const it of list) groups.get(it.group).push(it);
  return groups;
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
  say(at('verify-status'), `The checks could not be loaded: ${error.message}`, false);
}

if (import.meta.env.PROD) navigator.serviceWorker?.register('./service-worker.js').catch(() => {});
