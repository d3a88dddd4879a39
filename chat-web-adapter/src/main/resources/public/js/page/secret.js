import { byId } from './dom.js';
import { toast } from './notices.js';

/** Shows something that is told once, so that it can be copied; forgotten when the dialog closes. */
export function showSecret(title, value) {
  const dialog = byId('secret-dialog');
  const field = byId('secret-value');
  byId('secret-title').textContent = title;
  field.value = value;
  byId('secret-copy').onclick = () => copy(field);
  dialog.onclose = () => {
    if (!dialog.open) { // it is told a frame later: another one may be shown by then
      field.value = '';
    }
  };
  dialog.showModal();
  field.select();
}

/** The clipboard belongs to secure origins alone; elsewhere the text stays selected. */
async function copy(field) {
  field.select();
  await navigator.clipboard?.writeText(field.value).then(() => toast('Copied.'), () => toast('Press Ctrl and C to copy.'));
}
