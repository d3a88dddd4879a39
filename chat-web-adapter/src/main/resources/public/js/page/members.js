import { personAvatar } from './avatar.js';
import { byId, h, onSubmit, showRows } from './dom.js';
import { lastSeenText } from './format.js';
import { confirmed, toast } from './notices.js';

/** The panel beside a group: who is in it, and what one may change about that. */
export class Members {
  #chat;
  #directory;
  #group = null;
  #panel = byId('members');
  #toggle = byId('members-toggle');

  constructor(chat, directory) {
    this.#chat = chat;
    this.#directory = directory;
    this.#toggle.onclick = () => this.#show(this.#panel.hidden);
    byId('members-close').onclick = () => {
      this.#show(false);
      this.#toggle.focus();
    };
    byId('leave-group').onclick = () => this.#leave();
    onSubmit(byId('add-member'), async (data) => {
      await this.#chat.api.putMember(this.#group, data.get('user').trim().toLowerCase());
      byId('add-member').reset();
    });
  }

  open(conversation) {
    this.#group = conversation?.startsWith('group:') ? conversation.slice(6) : null;
    this.#toggle.hidden = !this.#group;
    byId('member-list').replaceChildren();
    this.#show(false);
    this.refresh();
  }

  /** Reads the members again. */
  refresh() {
    const group = this.#group;
    if (group) {
      this.#directory.loadGroup(group).catch((problem) => group === this.#group && toast(problem.message));
    }
  }

  concerns(group) {
    return this.#group === group;
  }

  render() {
    const group = this.#group && this.#directory.groupOf(this.#group);
    if (!group || this.#panel.hidden) {
      return;
    }
    const mayManage = ['owner', 'admin'].includes(group.role);
    byId('add-member').hidden = byId('group-settings-open').hidden = !mayManage;
    byId('group-topic').textContent = group.topic ?? '';
    const members = [...(group.members ?? [])].sort((a, b) => this.#online(b) - this.#online(a));
    showRows(byId('member-list'), members.map((member) => this.#row(member, group.role)));
  }

  #online({ user }) {
    return this.#directory.isOnline(user);
  }

  #row(member, ownRole) {
    const online = this.#online(member);
    const person = this.#directory.lookUp(member.user);
    const status = online ? 'online' : lastSeenText(person?.lastSeen);
    const look = JSON.stringify([member, online, status, ownRole]);
    return { key: member.user, look, make: () => this.#make(member, { online, status, ownRole }) };
  }

  #make({ user, role, displayName }, { online, status, ownRole }) {
    const self = user === this.#chat.user;
    const mayRemove = !self && (ownRole === 'owner' || (ownRole === 'admin' && role === 'member'));
    const facts = [role === 'member' ? null : role, self ? 'you' : null, status].filter(Boolean).join(' · ');
    return h('li', { 'data-testid': 'member', 'data-user': user, 'data-role': role, 'data-online': String(online) },
      personAvatar(user, { online, tiny: true }),
      h('div', { class: 'two-lines' }, h('span', { dir: 'auto', title: user }, displayName ?? user), h('small', {}, facts)),
      h('div', { class: 'actions' },
        !self && ownRole === 'owner' && this.#roles(user, role),
        mayRemove && h('button', {
          class: 'small', type: 'button', 'aria-label': `Remove ${user}`, onclick: () => this.#remove(user),
        }, 'Remove')));
  }

  #roles(user, role) {
    const options = ['member', 'admin', 'owner'].map((each) => h('option', { value: each, selected: each === role }, each));
    return h('select', { 'aria-label': `Role of ${user}`, onchange: ({ target }) => this.#changeRole(user, role, target) }, ...options);
  }

  async #changeRole(user, before, select) {
    const group = this.#group; // another one may be open when the answer is there
    const role = select.value;
    if (role !== 'owner' || (await confirmed(`Make ${user} the owner of this group? You stay as an admin.`, 'Hand over'))) {
      await this.#attempt(this.#chat.api.putMember(group, user, role));
    }
    select.value = before; // if it is so now, the row is drawn anew
  }

  async #remove(user) {
    const group = this.#group;
    if (await confirmed(`Remove ${user} from this group?`, 'Remove')) {
      await this.#attempt(this.#chat.api.removeMember(group, user));
    }
  }

  async #leave() {
    const group = this.#group;
    if (this.#directory.groupOf(group)?.role === 'owner') {
      toast('You own this group: make someone else the owner before you leave.');
    } else if (await confirmed('Leave this group?', 'Leave')) {
      await this.#attempt(this.#chat.api.removeMember(group, this.#chat.user));
    }
  }

  async #attempt(call) {
    await call.then(() => this.refresh(), (problem) => toast(problem.message));
  }

  #show(visible) {
    this.#panel.hidden = !visible;
    this.#toggle.setAttribute('aria-expanded', String(visible));
    if (visible) {
      this.render();
      byId('members-close').focus();
    }
  }
}
