// What a calendar leads to opens beside it. Without this file the same links lead to the same pages.
(() => {
  'use strict';
  const english = document.documentElement.lang.startsWith('en');
  const close = english ? 'Close' : 'Fermer';
  const notSaved = english ? 'Nothing was changed: the server could not be reached.' : 'Rien n’a été changé : le serveur est injoignable.';
  const inside = /^\/(blocks\/(details|edit|remove|restore|create)|nights)(\/|$)/i;
  const region = () => document.querySelector('[data-live-calendar]');
  if (!region()) return;

  const dialog = document.createElement('dialog');
  dialog.className = 'drawer';
  dialog.setAttribute('aria-labelledby', 'drawer-title');
  dialog.innerHTML = '<button class="button button-quiet button-icon drawer-close" type="button" data-cancel>' +
    '<svg class="icon" aria-hidden="true"><use href="/icons/icons.svg#close" /></svg></button><div class="drawer-body" id="drawer-body"></div>';
  dialog.firstChild.setAttribute('aria-label', close);
  document.body.append(dialog);
  const body = dialog.lastChild;
  let opener, asked = 0;

  // The entry that "back" takes away is the drawer's own; nothing on the page goes with it.
  const bare = () => location.pathname + location.search;
  const isOnTop = () => history.state?.drawer === true;
  if (isOnTop() || location.hash === '#drawer') history.replaceState(null, '', bare());
  addEventListener('popstate', () => { if (dialog.open && !isOnTop()) dialog.close(); });
  document.addEventListener('htmx:before:history:restore', event => { if (location.hash === '#drawer' || dialog.dataset.leaving !== undefined) event.preventDefault(); });

  const show = async (text, from) => {
    await htmx.swap({ sourceElement: body, target: body, swap: 'innerHTML', text, request: {} });
    if (!dialog.open) {
      opener = from ?? document.activeElement;
      history.pushState({ htmx: true, drawer: true }, '', `${bare()}#drawer`);
      dialog.showModal();
    }
    body.scrollTop = 0;
    (body.querySelector('[role=alert] , [aria-invalid=true]') ? body.querySelector('[aria-invalid=true], input:not([type=hidden])') : body.querySelector('#drawer-title'))?.focus();
  };

  dialog.addEventListener('close', () => {
    asked++;
    body.replaceChildren();
    dialog.dataset.leaving = '';
    if (isOnTop()) history.back();
    setTimeout(() => {
      delete dialog.dataset.leaving;
      if (opener?.isConnected) opener.focus({ preventScroll: true });
    }, 100);
    document.dispatchEvent(new Event('resas:idle'));
  });
  // On what lies around it: the page that it is drawn over.
  dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });

  // A fragment for the drawer; whatever else comes, such as a sign-in page, is a page of its own.
  const open = async (address, from) => {
    const turn = ++asked;
    try {
      const answer = await fetch(address, { headers: { 'HX-Request': 'true', Accept: 'text/html' } });
      const text = await answer.text();
      if (turn !== asked) return;
      if (answer.status !== 200 || answer.redirected) location.assign(address);
      else await show(text, from);
    } catch {
      location.assign(address);
    }
  };

  // A change made from beside the calendar: told in a toast, refused in the drawer.
  const save = async address => {
    const token = document.querySelector('[name=__RequestVerificationToken]').value;
    const answer = await fetch(address, {
      method: 'POST', body: new URLSearchParams({ __RequestVerificationToken: token }),
      headers: { 'HX-Request': 'true', 'Resas-Place': 'here', Accept: 'text/html' },
    });
    const text = await answer.text();
    if (answer.status === 422) return show(text);
    if (answer.status === 204) return location.assign(answer.headers.get('HX-Redirect') ?? location.href);
    const toasts = document.getElementById('toasts');
    await htmx.swap({ sourceElement: toasts, target: toasts, swap: 'beforeend', text, request: {} });
    return document.dispatchEvent(new Event('resas:done'));
  };

  const post = address => save(address).catch(() => {
    const toast = document.createElement('div');
    toast.className = 'toast';
    toast.dataset.state = 'error';
    toast.append(Object.assign(document.createElement('p'), { textContent: notSaved }));
    document.getElementById('toasts').append(toast);
    setTimeout(() => toast.remove(), 8000);
  });

  document.addEventListener('click', event => {
    const link = event.target.closest('a[href], [data-cancel]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.closest('dialog') === dialog && 'cancel' in link.dataset) {
      event.preventDefault();
      dialog.close();
    } else if (link.href && link.closest('[data-live-calendar], dialog.drawer') && inside.test(new URL(link.href).pathname)) {
      event.preventDefault();
      open(link.href, link);
    }
  });

  // Undoing stays where one is, too.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.closest('.toast')) return;
    event.preventDefault();
    const toast = form.closest('.toast');
    post(form.action).then(() => toast.remove());
  });

  document.addEventListener('htmx:config:request', event => {
    const { ctx } = event.detail;
    if (dialog.contains(ctx.sourceElement)) ctx.request.headers['Resas-Place'] = 'here';
  });
  document.addEventListener('resas:done', () => {
    // Toasts come and go; only the newest can be taken back with a clear mind.
    const toasts = document.querySelectorAll('#toasts .toast:has(form)');
    for (const old of [...toasts].slice(0, -1)) old.remove();
    if (dialog.open) dialog.close();
  });

  document.addEventListener('resas:open', event => open(event.detail));
  document.addEventListener('resas:post', event => post(event.detail));
})();
