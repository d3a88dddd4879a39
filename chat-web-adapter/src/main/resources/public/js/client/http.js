import { Problem } from './problem.js';

const TIMEOUT_MS = 20_000;
export const FILE_TIMEOUT_MS = 120_000;

/** One call with JSON (or a file) in and JSON out (or whatever `take` makes of the answer); throws a Problem unless the answer is a success. */
export async function request(base, method, path, { body, token, take = (response) => response.json(), patienceMs = TIMEOUT_MS } = {}) {
  const headers = {};
  const isFile = body instanceof Blob;
  if (body !== undefined && !isFile) {
    headers['Content-Type'] = 'application/json';
  }
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const response = await fetch(new URL(path, base), {
    method,
    headers,
    body: body === undefined || isFile ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(isFile ? FILE_TIMEOUT_MS : patienceMs),
  }).catch(() => {
    throw Problem.unreachable();
  });
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response.status === 204 ? undefined : take(response);
}

/** A path with its parts encoded and its query, without what is undefined. */
export function pathOf(parts, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const path = `/api/${parts.map(encodeURIComponent).join('/')}`;
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
