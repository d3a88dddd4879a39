/**
 * What a close code asks a client to do next:
 * - "reconnect": come back, after a delay with jitter;
 * - "renew": get a new access token, then reconnect;
 * - "slow": there was too much of us; reconnect after a long delay;
 * - "stop": something this client sends is wrong, and sending it again would not help.
 */
export function nextStep(code) {
  switch (code) {
    case 4401:
      return 'renew';
    case 4429:
      return 'slow';
    case 4408: // the network was too slow for our first frame: nothing to mend but time
      return 'reconnect';
    case 1002:
    case 1003:
    case 1007:
    case 1009:
      return 'stop';
    default:
      return code >= 4400 && code < 4500 ? 'stop' : 'reconnect';
  }
}
