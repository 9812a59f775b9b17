// The checks, in a worker, so that typing never waits for them.

const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const waiting = new Map();
let count = 0;

/** What the package exports beside its functions: version, releases, rules. Resolves when it is loaded. */
export const ready = new Promise((resolve, reject) => {
  worker.onerror = (event) => reject(new Error(event.message || 'the checks could not be loaded'));
  worker.onmessage = ({ data }) => {
    if (data.loaded) return resolve(data.loaded);
    const { done, failed } = waiting.get(data.number);
    waiting.delete(data.number);
    if ('error' in data) failed(new Error(data.error));
    else done(data.result);
  };
});

/** Calls a function of the package in the worker. */
export async function call(name, ...args) {
  await ready;
  return new Promise((done, failed) => {
    count += 1;
    waiting.set(count, { done, failed });
    worker.postMessage({ number: count, name, args });
  });
}

/**
 * Makes a function that runs `work` a moment after it was last called, one run at a time. `show`
 * gets the result, unless the function was called again in the meantime.
 */
export function afterwards(work, show, milliseconds = 150) {
  let timer;
  let running = false;
  let wanted = 0;
  const run = async () => {
    if (running) return;
    const mine = wanted;
    running = true;
    const result = await work().catch((error) => ({ error }));
    running = false;
    if (mine === wanted) show(result);
    else run();
  };
  return () => {
    wanted += 1;
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}
