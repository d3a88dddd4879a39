// The open conversation stands in the address, so that the browser's back button closes it: "#/dm:bob".

const NAME = /^(broadcast|(dm|group):[a-z0-9][a-z0-9_.-]{0,31})$/;

/** The conversation that is open, or null. */
export function openConversation() {
  const name = decodeURIComponent(location.hash.slice(2));
  return NAME.test(name) ? name : null;
}

export const addressOf = (conversation) => `#/${conversation}`;

export function open(conversation) {
  location.hash = addressOf(conversation);
}

/** Goes back to the list, without leaving what was open in the history. */
export function close() {
  history.replaceState(null, '', '#');
  dispatchEvent(new HashChangeEvent('hashchange'));
}
