// Tabs as the ARIA practices want them: one is in the tab order, arrow keys go to the others.

/** `shown` is called with the name of each tab that comes to the front: `tab-plan` is `plan`. */
export function createTabs(list, shown) {
  const tabs = [...list.querySelectorAll('[role=tab]')];
  const name = (tab) => tab.id.replace('tab-', '');
  const show = (wanted) => {
    const front = tabs.find((it) => name(it) === wanted) ?? tabs[0];
    for (const tab of tabs) {
      const selected = tab === front;
      tab.setAttribute('aria-selected', selected);
      tab.tabIndex = selected ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = !selected;
    }
    shown(name(front));
    return front;
  };
  const steps = { ArrowRight: 1, ArrowLeft: -1 };
  list.addEventListener('click', ({ target }) => tabs.includes(target) && show(name(target)));
  list.addEventListener('keydown', ({ key, target }) => {
    if (!(key in steps)) return;
    const next = (tabs.indexOf(target) + steps[key] + tabs.length) % tabs.length;
    show(name(tabs[next])).focus();
  });
  return show;
}
