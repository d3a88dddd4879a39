import { ChatClient } from './chat-client.js';
import { Account } from './page/account.js';
import { Blocks } from './page/blocks.js';
import { Composer } from './page/composer.js';
import { Dialogs } from './page/dialogs.js';
import { Directory } from './page/directory.js';
import { byId, drawIcons, soon } from './page/dom.js';
import { Files } from './page/files.js';
import { GroupSettings } from './page/group-settings.js';
import { Leaving } from './page/leaving.js';
import { Members } from './page/members.js';
import { MessageActions } from './page/message-actions.js';
import { confirmed, showConnection, toast, tooFast } from './page/notices.js';
import { close, open, openConversation } from './page/route.js';
import { Search } from './page/search.js';
import { Sidebar } from './page/sidebar.js';
import { SignIn } from './page/sign-in.js';
import { Thread } from './page/thread.js';
import { TypingPeople } from './page/typing.js';

const chat = new ChatClient(location.origin);
const render = soon(renderNow);
const directory = new Directory(chat.api, render);
const typing = new TypingPeople((user) => directory.nameOf(user), render);
const sidebar = new Sidebar(chat, directory, typing);
const actions = new MessageActions(chat, directory, {
  reply: (message) => composer.reply(message),
  edit: (message) => composer.edit(message),
});
const files = new Files(chat.api);
const thread = new Thread(chat, directory, actions, { typing, files });
const members = new Members(chat, directory);
const dialogs = new Dialogs(chat);
const composer = new Composer({
  send: (conversation, text, options) => {
    thread.toEnd();
    chat.send(conversation, text, options);
  },
  edit: (conversation, id, text) => chat.edit(conversation, id, text),
  editLast: () => actions.editLast(),
  upload: (conversation, file) => chat.api.upload(conversation, file),
  typing: (conversation) => chat.typing(conversation),
  nameOf: (user) => directory.nameOf(user),
});
const blocks = new Blocks(chat.api);
new Account(chat, directory, blocks);
new Leaving(chat, () => {
  chat.logOut();
  signedOut('Your account is deleted.');
});
const groupSettings = new GroupSettings(chat, directory);
const search = new Search(chat, directory, showMessage);
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
  files.clear();
  directory.clear();
  typing.clear();
  search.clear();
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
  actions.open(conversation);
  thread.open(conversation);
  members.open(conversation);
  groupSettings.open(conversation);
  blocks.open(conversation, chat.user);
  chat.watch(conversation?.startsWith('dm:') ? [conversation.slice(3)] : []);
  composer.open(conversation, conversation ? directory.titleOf(conversation) : '');
  render();
}

function showMessage(conversation, id) {
  if (openConversation() === conversation) {
    thread.goTo(id);
  } else {
    addEventListener('hashchange', () => thread.goTo(id), { once: true });
    open(conversation);
  }
}

function renderNow() {
  if (chat.user) {
    sidebar.render(openConversation());
    thread.render();
    members.render();
    if (openConversation()) {
      composer.rename(directory.titleOf(openConversation()));
      const isGone = directory.isGone(openConversation());
      byId('composer').hidden = isGone;
      blocks.offer(!isGone);
    }
  }
}

function memberChanged({ group, user, change }) {
  if (members.concerns(group)) {
    members.refresh();
  } else if (change === 'renamed' || (user === chat.user && change === 'joined')) {
    directory.loadGroups().catch(() => {});
  }
  if (change === 'deleted' && user !== chat.user) {
    toast(`${directory.nameOf(user)} deleted the group ${group}.`);
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

function connectionChanged(detail) {
  showConnection(detail);
  byId('conversations').ariaBusy = detail.state === 'online'; // until all is read that was missed
}

/** After each (re)connect: what was not told meanwhile is asked for. */
function synced() {
  byId('conversations').ariaBusy = false;
  directory.forgetPresence();
  directory.lookUp(chat.user);
  directory.loadGroups().catch(() => {});
  members.refresh();
  render();
}

chat.addEventListener('change', render);
chat.addEventListener('message', ({ detail: { conversation, message } }) => typing.wrote(conversation, message.from));
chat.addEventListener('typing', ({ detail }) => typing.heard(detail));
chat.addEventListener('synced', synced);
chat.addEventListener('state', ({ detail }) => connectionChanged(detail));
chat.addEventListener('presence', ({ detail: { user, online, lastSeen } }) => directory.hear({ user, online, lastSeen }));
chat.addEventListener('member', ({ detail }) => memberChanged(detail));
chat.addEventListener('gone', ({ detail }) => conversationGone(detail));
chat.addEventListener('waiting', ({ detail }) => toast(tooFast(detail.retryInMs)));
chat.addEventListener('problem', ({ detail }) => toast(detail.message));
chat.addEventListener('signed-out', () => signedOut('Your session has ended. Please log in again.'));

addEventListener('hashchange', route);
addEventListener('online', () => chat.networkChanged());
addEventListener('offline', () => chat.networkChanged());
document.addEventListener('visibilitychange', render);
byId('banner').querySelector('button').onclick = () => chat.reconnect();
byId('search').onclick = () => search.show(openConversation());
byId('log-out').onclick = async () => {
  if (await confirmed('Log out?', 'Log out')) {
    const done = chat.logOut();
    signedOut('');
    await done;
  }
};

drawIcons();
