// The state of the page in the fragment of its address: `#dsql=…&sql=…`. It is never sent to a server.

/** What the fragment says. */
export function readLink() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

/** Browsers take addresses of some megabytes, but writing them after each change is slow. */
const LONGEST = 100_000;

/** Writes what is not empty. Whether it did: a text can be too long for an address. */
export function writeLink(state) {
  const filled = new URLSearchParams(Object.entries(state).filter(([, value]) => value)).toString();
  const fits = filled.length <= LONGEST;
  if (fits || location.hash) history.replaceState(null, '', fits ? `#${filled}` : '#');
  return fits;
}
