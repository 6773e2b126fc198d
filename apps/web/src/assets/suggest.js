// Suggests titles of answered questions while somebody types into the search box: a combobox with a list box below it
// (ARIA Authoring Practices, "Combobox"). Without this script, or while it has nothing, the form searches as it is.
const WAIT_MS = 150;
const SHORTEST = 2;

for (const box of document.querySelectorAll('[data-suggest]')) suggestIn(box);

function suggestIn(box) {
  const input = box.querySelector('input');
  const list = document.createElement('ul');
  const status = document.createElement('p');
  let timer;
  let asking = new AbortController();
  let chosen = -1;

  list.id = `${input.id}-suggestions`;
  list.className = 'suggestions';
  list.hidden = true;
  set(list, { role: 'listbox', 'aria-label': box.dataset.suggest });
  status.className = 'heard';
  set(status, { 'aria-live': 'polite' });
  set(input, {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  });
  box.append(list, status);

  function show(titles, addresses) {
    const options = titles.map((title, index) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${index}`;
      option.textContent = title;
      // Only the path: the site may be read under another name than the one it tells to others.
      option.dataset.path = new URL(addresses[index]).pathname;
      set(option, { role: 'option', 'aria-selected': 'false' });
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    status.textContent = options.length > 0 ? `${box.dataset.suggest}: ${options.length}` : '';
    choose(-1);
  }

  function hide() {
    clearTimeout(timer);
    asking.abort();
    show([], []);
  }

  function choose(index) {
    list.children[chosen]?.setAttribute('aria-selected', 'false');
    chosen = index;
    const option = list.children[index];
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  }

  function ask() {
    asking.abort();
    asking = new AbortController();
    const typed = input.value.trim();
    if (typed.length < SHORTEST) return show([], []);
    // No connection, or another letter was typed: the form works all the same.
    find(typed, asking.signal).catch(() => undefined);
  }

  async function find(typed, signal) {
    const answer = await fetch(`/search/suggest?${new URLSearchParams({ q: typed })}`, { signal });
    const [, titles, , addresses] = await answer.json();
    // Nobody waits for suggestions once they have gone on.
    if (!signal.aborted && document.activeElement === input) show(titles, addresses);
  }

  function move(step) {
    const places = list.children.length + 1;
    // One place more than there are suggestions: the box itself.
    choose(((chosen + 1 + step + places) % places) - 1);
  }

  function onKey(event) {
    if (event.isComposing || list.hidden) return;
    const option = list.children[chosen];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape') hide();
    else if (event.key === 'Enter' && option) location.assign(option.dataset.path);
    else return;
    event.preventDefault();
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener('keydown', onKey);
  input.addEventListener('blur', hide);
  // Pressing must not take the focus away before the click is there.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) location.assign(option.dataset.path);
  });
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
