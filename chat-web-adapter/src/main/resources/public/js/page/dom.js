const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

/**
 * Makes an element. Props that are functions become listeners ("onclick"), true and strings attributes, false and undefined
 * nothing. Strings among the children become text, never markup.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') {
      element[name] = value;
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A drawing of `icons.svg`. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** Puts the icons into the elements of the page that ask for one. */
export function drawIcons() {
  document.querySelectorAll('[data-icon]').forEach((element) => element.prepend(icon(element.dataset.icon)));
}

/**
 * Makes the list show exactly these rows, `{key, look, make}`, in this order. An element stays as long as its key and its
 * look do, so that focus, selection and screen readers are left in peace.
 */
export function showRows(list, rows) {
  const old = new Map([...list.children].map((element) => [element.rowKey, element]));
  let next = list.firstElementChild;
  for (const { key, look, make } of rows) {
    let element = old.get(key);
    if (element?.rowLook !== look) {
      const made = Object.assign(make(), { rowKey: key, rowLook: look });
      if (element) {
        next = next === element ? made : next;
        element.replaceWith(made);
      }
      element = made;
    }
    old.delete(key);
    if (element === next) {
      next = next.nextElementSibling;
    } else {
      list.insertBefore(element, next);
    }
  }
  old.forEach((element) => element.remove());
}

/** Runs `task` soon, once however often it was asked for; in a hidden page too, where animation frames rest. */
export function soon(task) {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      setTimeout(() => {
        asked = false;
        task();
      }, 16);
    }
  };
}

/** What a list shows that has no rows. */
export function hintRow(text) {
  return { key: '', look: text, make: () => h('li', { class: 'hint' }, text) };
}

/** Runs a task; its refusal is shown in the element `error`. */
export async function guarded(error, task) {
  error.textContent = '';
  try {
    await task();
  } catch (problem) {
    error.textContent = problem.message;
  }
}

/** Runs what a form's submission starts: one at a time, a refusal shown in the form. */
export function onSubmit(form, task) {
  const error = form.querySelector('.error');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const buttons = form.querySelectorAll('button');
    buttons.forEach((button) => (button.disabled = true));
    await guarded(error, () => task(new FormData(form)));
    buttons.forEach((button) => (button.disabled = false));
  });
}
