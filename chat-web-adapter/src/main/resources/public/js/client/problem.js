/** Something the server refused, or could not be asked: a stable code, a text for people, and whether to try again. */
export class Problem extends Error {
  constructor({ code, detail, status = 0, temporary = false, retryAfterMs }) {
    super(detail || code);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.temporary = temporary;
    this.retryAfterMs = retryAfterMs;
  }

  /** Reads an `application/problem+json` answer; copes with whatever a proxy in between may say instead. */
  static async of(response) {
    const body = await response.json().catch(() => ({}));
    const temporary = body.temporary ?? (response.status === 429 || response.status >= 500);
    const seconds = Number(response.headers.get('Retry-After'));
    return new Problem({
      code: body.code ?? 'internal',
      detail: body.detail ?? body.title ?? `The server answered ${response.status}.`,
      status: response.status,
      temporary,
      retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
    });
  }

  static unreachable() {
    return new Problem({ code: 'unreachable', detail: 'The server cannot be reached.', temporary: true });
  }
}
