import { deviceName } from './device.js';
import { byId, onSubmit } from './dom.js';

const MODES = {
  login: { title: 'Welcome back', button: 'Log in', autocomplete: 'current-password' },
  signup: { title: 'Create an account', button: 'Sign up', autocomplete: 'new-password' },
};

/** The form that logs in or signs up. */
export class SignIn {
  #page = byId('sign-in');
  #form = byId('sign-in-form');
  #mode = 'login';

  constructor(chat, done) {
    byId('mode-login').onclick = () => this.#switch('login');
    byId('mode-signup').onclick = () => this.#switch('signup');
    onSubmit(this.#form, async (data) => {
      const { displayName, ...credentials } = Object.fromEntries(data);
      credentials.username = credentials.username.trim();
      credentials.device = deviceName();
      if (this.#mode === 'login') {
        await chat.logIn(credentials);
      } else {
        await chat.signUp(displayName.trim() ? { ...credentials, displayName: displayName.trim() } : credentials);
      }
      this.#form.reset();
      this.#switch('login');
      done();
    });
  }

  show(visible, message = '') {
    this.#page.hidden = !visible;
    this.#form.querySelector('.error').textContent = message;
    if (visible) {
      this.#form.elements.username.focus();
    }
  }

  #switch(mode) {
    this.#mode = mode;
    const { title, button, autocomplete } = MODES[mode];
    byId('sign-in-title').textContent = title;
    byId('sign-in-submit').textContent = button;
    this.#form.elements.password.autocomplete = autocomplete;
    this.#form.querySelector('.error').textContent = '';
    this.#form.querySelectorAll('.signup-only').forEach((element) => (element.hidden = mode !== 'signup'));
    ['login', 'signup'].forEach((each) => byId(`mode-${each}`).setAttribute('aria-pressed', String(each === mode)));
    this.#form.elements.username.focus();
  }
}
