/** Calls `tick` every so many milliseconds, in a hidden page too; returns what stops it. */
export function every(ms, tick) {
  if (typeof Worker === 'undefined') {
    const timer = setInterval(tick, ms);
    return () => clearInterval(timer);
  }
  const worker = new Worker(new URL('./ticker-worker.js', import.meta.url));
  worker.onmessage = () => tick();
  worker.postMessage(ms);
  return () => worker.terminate();
}
