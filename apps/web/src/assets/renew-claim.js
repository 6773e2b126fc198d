// Keeps the item of an open page claimed; the form's own button does the same by hand.
const form = document.querySelector('form[data-renew-ms]');

async function renew() {
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.action, { method: 'POST', body });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const holder = page.getElementById('holder');
  if (holder) document.getElementById('holder').replaceWith(holder);
  if (answer.ok) return;
  clearInterval(timer);
  document.getElementById('claim-lost').hidden = false;
}

function renewLater() {
  // Without a connection it is tried again the next time: the claim lasts three times as long.
  renew().catch(() => null);
}

const timer = form && setInterval(renewLater, Number(form.dataset.renewMs));
