import { Problem } from './problem.js';

const TIMEOUT_MS = 20_000;
const FILE_TIMEOUT_MS = 120_000;

/** One call with JSON in and out, or files as blobs; throws a Problem unless the answer is a success. */
export async function request(base, method, path, { body, token, asBlob } = {}) {
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
    signal: AbortSignal.timeout(isFile || asBlob ? FILE_TIMEOUT_MS : TIMEOUT_MS),
  }).catch(() => {
    throw Problem.unreachable();
  });
  if (!response.ok) {
    throw await Problem.of(response);
  }
  if (asBlob) {
    return response.blob();
  }
  return response.status === 204 ? undefined : response.json();
}

/** A path with its parts encoded and its query, without what is undefined. */
export function pathOf(parts, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const path = `/api/${parts.map(encodeURIComponent).join('/')}`;
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
