import { ChatClient } from './chat-client.js';
import { Composer } from './page/composer.js';
import { Dialogs } from './page/dialogs.js';
import { Directory } from './page/directory.js';
import { byId, drawIcons, soon } from './page/dom.js';
import { Members } from './page/members.js';
import { confirmed, showConnection, toast } from './page/notices.js';
import { close, openConversation } from './page/route.js';
import { Sidebar } from './page/sidebar.js';
import { SignIn } from './page/sign-in.js';
import { Thread } from './page/thread.js';

const chat = new ChatClient(location.origin);
const render = soon(renderNow);
const directory = new Directory(chat.api, render);
const sidebar = new Sidebar(chat, directory);
const thread = new Thread(chat, directory);
const members = new Members(chat, directory);
const dialogs = new Dialogs(chat);
const composer = new Composer((conversation, text) => {
  thread.toEnd();
  chat.send(conversation, text);
});
const signIn = new SignIn(chat, signedIn);

function signedIn() {
  signIn.show(false);
  byId('chat').hidden = false;
  sidebar.signedIn();
  route();
}

function signedOut(message) {
  dialogs.closeAll();
  close();
  composer.clear();
  directory.clear();
  byId('messages').replaceChildren();
  byId('conversations').replaceChildren();
  byId('chat').hidden = true;
  document.title = 'Chat';
  signIn.show(true, message);
}

/** Shows what the address says. */
function route() {
  const conversation = chat.user && openConversation();
  byId('chat').dataset.view = conversation ? 'thread' : 'list';
  thread.open(conversation);
  members.open(conversation);
  composer.open(conversation, conversation ? directory.titleOf(conversation) : '');
  render();
}

function renderNow() {
  if (chat.user) {
    sidebar.render(openConversation());
    thread.render();
    members.render();
    if (openConversation()) {
      composer.rename(directory.titleOf(openConversation()));
    }
  }
}

function memberChanged({ group, user, change }) {
  if (members.concerns(group)) {
    members.refresh();
  } else if (user === chat.user && change === 'joined') {
    directory.loadGroups().catch(() => {});
  }
  if (user === chat.user && change === 'removed') {
    toast(`You were removed from ${group}.`);
  }
}

function conversationGone({ conversation }) {
  directory.forgetGroup(conversation.slice(6));
  if (openConversation() === conversation) {
    close();
  }
}

/** After each (re)connect: what was not told meanwhile is asked for. */
function synced() {
  directory.forgetPresence();
  directory.lookUp(chat.user);
  directory.loadGroups().catch(() => {});
  members.refresh();
  render();
}

chat.addEventListener('change', render);
chat.addEventListener('synced', synced);
chat.addEventListener('state', ({ detail }) => showConnection(detail));
chat.addEventListener('presence', ({ detail: { user, online, lastSeen } }) => directory.learn({ user, online, lastSeen }));
chat.addEventListener('member', ({ detail }) => memberChanged(detail));
chat.addEventListener('gone', ({ detail }) => conversationGone(detail));
chat.addEventListener('problem', ({ detail }) => toast(detail.message));
chat.addEventListener('signed-out', () => signedOut('Your session has ended. Please log in again.'));

addEventListener('hashchange', route);
addEventListener('online', () => chat.networkChanged());
addEventListener('offline', () => chat.networkChanged());
document.addEventListener('visibilitychange', render);
byId('banner').querySelector('button').onclick = () => chat.reconnect();
byId('log-out').onclick = async () => {
  if (await confirmed('Log out?', 'Log out')) {
    const done = chat.logOut();
    signedOut('');
    await done;
  }
};

drawIcons();
