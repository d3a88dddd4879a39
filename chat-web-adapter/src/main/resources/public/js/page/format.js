const TIME = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const DATE = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

export const timeOf = (date) => TIME.format(date);
export const fullTimeOf = (date) => FULL.format(date);

/** "Today", "Yesterday" or the date. */
export function dayOf(date) {
  return daysAgo(date) === 0 ? 'Today' : daysAgo(date) === 1 ? 'Yesterday' : DAY.format(date);
}

/** The time today, the date before. */
export function shortTimeOf(date) {
  return daysAgo(date) === 0 ? TIME.format(date) : DATE.format(date);
}

/** A size in bytes, for people. */
export function sizeText(bytes) {
  const [unit, divisor, digits] = bytes < 1_000 ? [bytes === 1 ? 'byte' : 'bytes', 1, 0] : bytes < 1_000_000 ? ['KB', 1_000, 0] : ['MB', 1_000_000, 1];
  return `${(bytes / divisor).toFixed(digits)} ${unit}`;
}

export function lastSeenText(lastSeen) {
  if (!lastSeen) {
    return 'offline';
  }
  const date = new Date(lastSeen);
  const day = ['today', 'yesterday'][daysAgo(date)] ?? DATE.format(date);
  return `last seen ${day} ${TIME.format(date)}`;
}

function daysAgo(date) {
  const midnight = (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate());
  return Math.round((midnight(new Date()) - midnight(date)) / 86_400_000);
}
