const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt: anything from nothing to a ceiling that doubles each time ("full jitter"), so
 * that the clients of a server that went away do not all come back in the same moment.
 */
export function delayBefore(attempt, random = Math.random) {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
}

/** The delay of a client that was told it is too much: 15 to 30 seconds. */
export function longDelay(random = Math.random) {
  return (LONGEST_MS / 2) * (1 + random());
}
