// Keeps what a person has typed into a form over a reload, in this tab only. A form names its place with `data-keep`;
// once the text has arrived, a page says so with `data-arrived`. What the server filled in wins over what was kept.
const PREFIX = 'veche:typed:';
const form = document.querySelector('form[data-keep]');
const arrived = document.querySelector('[data-arrived]');

const isTyped = (field) => field.name && field.type !== 'hidden' && field.type !== 'password';
const fieldsOf = (of) => [...of.elements].filter(isTyped);

function keep(key) {
  const values = new FormData(form);
  const typed = fieldsOf(form).map(({ name }) => [name, values.get(name) ?? '']);
  sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(typed)));
}

function bringBack(key) {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}');
  for (const field of fieldsOf(form)) {
    const value = kept[field.name];
    if (value === undefined) continue;
    if (field.type === 'radio') field.checked = field.value === value;
    else if (field.value === '') field.value = value;
  }
}

try {
  if (arrived) sessionStorage.removeItem(PREFIX + arrived.dataset.arrived);
  if (form) {
    const key = PREFIX + form.dataset.keep;
    // A form that came back from the server holds what was typed.
    if (form.dataset.filled === undefined) bringBack(key);
    form.addEventListener('input', () => keep(key));
  }
} catch {
  // A browser that stores nothing for the site: the form works as it does without this script.
}
