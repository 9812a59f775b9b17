// The list of findings.
import { counted, element, prose } from './element.js';

/** One line about all findings. */
export function summary(findings) {
  const counts = ['error', 'warning', 'note']
    .map((severity) => [findings.filter((it) => it.severity === severity).length, severity])
    .filter(([count]) => count > 0)
    .map(([count, severity]) => counted(count, severity));
  return counts.join(', ') || 'Nothing found';
}

/** So many are shown; a list of thousands helps nobody and is slow. */
const SHOWN = 300;

/** The items of the list; each calls `jump` with its finding. */
export function findingItems(findings, jump) {
  const items = findings.slice(0, SHOWN).map((it) => findingItem(it, jump));
  const hidden = findings.length - items.length;
  return hidden > 0 ? [...items, element('li', {}, `and ${hidden} more`)] : items;
}

/** A list item whose button calls `jump` with the finding. */
function findingItem(it, jump) {
  const { sqlstate, message } = it.server ?? {};
  const line = (name, ...content) => element('p', {}, element('b', {}, `${name}: `), ...content);
  return element(
    'li',
    { className: it.severity },
    element(
      'button',
      { type: 'button', className: 'jump', onclick: () => jump(it) },
      element(
        'span',
        { className: 'about' },
        element('span', { className: `badge ${it.severity}` }, it.severity),
        element('code', {}, it.rule),
        element('span', {}, `line ${it.start.line}, column ${it.start.column}`),
      ),
      element('span', { className: 'message' }, ...prose(it.message)),
    ),
    it.note && line('Why', ...prose(it.note)),
    it.help && line('Instead', ...prose(it.help)),
    it.fix && line('Fix', ...prose(it.fix.title), ` (${it.fix.applicability})`),
    it.server && line('Server', element('code', {}, [sqlstate, message].filter(Boolean).join(': '))),
    it.until && line('Until', `accepted since ${it.until}`),
    it.url && element('p', {}, element('a', { href: it.url, target: '_blank', rel: 'noreferrer' }, 'Documentation')),
  );
}
