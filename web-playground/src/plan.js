// The list of steps of a plan, or the problems in the schemas.
import { counted, element, prose } from './element.js';

const SYMBOLS = { create: '+', update: '~', destroy: '-', replace: '+/-' };

/** A step: what it is about, its SQL, its hazards. */
export function stepItem(step) {
  return element(
    'li',
    { className: step.action },
    element(
      'div',
      { className: 'about' },
      element('code', {}, `${SYMBOLS[step.action]} ${step.resource}`),
      element('span', {}, step.startsJob ? 'starts a job' : step.kind.replace('ddl', '')),
    ),
    step.reason && element('p', {}, ...prose(step.reason)),
    element('pre', {}, `${step.sql};`),
    ...step.hazards.map((it) =>
      element('p', {}, element('span', { className: 'badge warning' }, it.kind), ' ', ...prose(it.message)),
    ),
  );
}

/** A problem; its button calls `jump` with its place. */
export function problemItem({ severity, message, help, place }, jump) {
  const sides = { from: 'current schema', to: 'desired schema' };
  const where = place && `${sides[place.side]}, line ${place.start.line}, column ${place.start.column}`;
  const about = [element('span', { className: `badge ${severity}` }, severity), ...(where ? [element('span', {}, where)] : [])];
  return element(
    'li',
    { className: severity },
    element(
      'button',
      { type: 'button', className: 'jump', disabled: !place, onclick: () => jump(place) },
      element('span', { className: 'about' }, ...about),
      element('span', { className: 'message' }, ...prose(message)),
    ),
    help && element('p', {}, ...prose(help)),
  );
}

/** One line about a plan. */
export function planSummary({ steps, problems, summary }) {
  if (steps === null) return `No plan: ${counted(problems.filter((it) => it.severity === 'error').length, 'error')}`;
  return steps.length === 0 ? 'No changes' : `${counted(steps.length, 'statement')}: ${summary}`;
}
