// What a calendar leads to opens beside it. Without this file the same links lead to the same pages.
(() => {
  'use strict';
  const english = document.documentElement.lang.startsWith('en');
  const close = english ? 'Close' : 'Fermer';
  const notSaved = english ? 'Nothing was changed: the server could not be reached.' : 'Rien n’a été changé : le serveur est injoignable.';
  const loading = english ? 'Loading…' : 'Chargement…';
  const slowMs = 150;
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
  let opener, asked = 0, back = Promise.resolve();

  // The entry that "back" takes away is the drawer's own; nothing on the page goes with it.
  const bare = () => location.pathname + location.search;
  const isOnTop = () => history.state?.drawer === true;
  if (isOnTop() || location.hash === '#drawer') history.replaceState(null, '', bare());
  addEventListener('popstate', () => { if (dialog.open && !isOnTop()) dialog.close(); });
  document.addEventListener('htmx:before:history:restore', event => { if (location.hash === '#drawer' || dialog.dataset.leaving !== undefined) event.preventDefault(); });

  // Messages are above what is modal only while they stand in it.
  const toasts = document.getElementById('toasts'), toastsPlace = toasts.nextSibling;

  const pullOut = from => {
    if (dialog.open) return;
    opener = from ?? document.activeElement;
    history.pushState({ htmx: true, drawer: true }, '', `${bare()}#drawer`);
    dialog.append(toasts);
    dialog.showModal();
  };

  // The shape of what comes, for answers that take their time; the drawer keeps its size when they are there.
  const wait = async (from, turn) => {
    await back;
    if (turn !== asked) return;
    body.innerHTML = '<header class="drawer-head"><h2 id="drawer-title" tabindex="-1"></h2></header>' +
      '<div class="skeleton skeleton-card" aria-hidden="true"></div><div class="skeleton skeleton-line" aria-hidden="true"></div>';
    body.querySelector('h2').textContent = loading;
    body.setAttribute('aria-busy', 'true');
    if (!dialog.open) dialog.classList.add('waited');
    pullOut(from);
    body.querySelector('h2').focus();
  };

  const show = async (text, from) => {
    await back;
    body.removeAttribute('aria-busy');
    await htmx.swap({ sourceElement: body, target: body, swap: 'innerHTML', text, request: {} });
    pullOut(from);
    body.scrollTop = 0;
    (body.querySelector('[role=alert] , [aria-invalid=true]') ? body.querySelector('[aria-invalid=true], input:not([type=hidden])') : body.querySelector('#drawer-title'))?.focus();
  };

  // Going back takes a moment, and would take with it what was put on top meanwhile.
  const goBack = () => {
    back = new Promise(done => {
      addEventListener('popstate', done, { once: true });
      setTimeout(done, 2000);
    });
    history.back();
  };

  dialog.addEventListener('close', () => {
    asked++;
    body.replaceChildren();
    body.removeAttribute('aria-busy');
    dialog.classList.remove('waited');
    document.body.insertBefore(toasts, toastsPlace);
    dialog.dataset.leaving = '';
    if (isOnTop()) goBack();
    back.then(() => setTimeout(() => {
      delete dialog.dataset.leaving;
      // The browser has given it back already, unless what had it was made anew. Who has gone on since is left where they are.
      if (opener?.isConnected && document.activeElement === document.body) opener.focus({ preventScroll: true });
    }, 100));
    document.dispatchEvent(new Event('resas:idle'));
  });
  // On what lies around it: the page that it is drawn over.
  dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });

  // A fragment for the drawer; whatever else comes, such as a sign-in page, is a page of its own.
  const open = async (address, from) => {
    const turn = ++asked;
    const slow = setTimeout(() => { wait(from, turn); }, slowMs);
    try {
      const answer = await fetch(address, { headers: { 'HX-Request': 'true', Accept: 'text/html' } });
      const text = await answer.text();
      if (turn !== asked) return;
      if (answer.status !== 200 || answer.redirected) location.assign(address);
      else await show(text, from);
    } catch {
      if (turn === asked) location.assign(address);
    } finally {
      clearTimeout(slow);
    }
  };

  // A change made from beside the calendar: told in a toast, refused in the drawer.
  const save = async (address, fields) => {
    const token = document.querySelector('[name=__RequestVerificationToken]').value;
    const answer = await fetch(address, {
      method: 'POST', body: new URLSearchParams(fields ?? { __RequestVerificationToken: token }),
      headers: { 'HX-Request': 'true', 'Resas-Place': 'here', Accept: 'text/html' },
    });
    const text = await answer.text();
    if (answer.status === 422) return show(text);
    if (answer.status === 204) return location.assign(answer.headers.get('HX-Redirect') ?? location.href);
    await htmx.swap({ sourceElement: toasts, target: toasts, swap: 'beforeend', text, request: {} });
    return document.dispatchEvent(new Event('resas:done'));
  };

  const post = (address, fields) => save(address, fields).catch(() => {
    const toast = document.createElement('div');
    toast.className = 'toast';
    toast.dataset.state = 'error';
    toast.append(Object.assign(document.createElement('p'), { textContent: notSaved }));
    toasts.append(toast);
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
    post(form.action, new FormData(form)).then(() => toast.remove());
  });

  document.addEventListener('htmx:config:request', event => {
    const { ctx } = event.detail;
    if (dialog.contains(ctx.sourceElement)) ctx.request.headers['Resas-Place'] = 'here';
  });
  document.addEventListener('resas:done', event => {
    // Toasts come and go; only the newest can be taken back with a clear mind.
    for (const old of [...toasts.querySelectorAll('.toast:has(form)')].slice(0, -1)) old.remove();
    // What was only noted leaves open what it was noted in.
    if (dialog.open && !event.detail?.stays) dialog.close();
  });

  document.addEventListener('resas:open', event => open(event.detail));
  document.addEventListener('resas:post', event => post(event.detail));
})();
