// Comfort only: every page works without this file.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('script');
  const english = root.lang.startsWith('en');
  const texts = english
    ? { copied: 'Copied', notCopied: 'Copy it by hand: the text is selected', yes: 'Confirm', no: 'Cancel' }
    : { copied: 'Copié', notCopied: 'À copier à la main : le texte est sélectionné', yes: 'Confirmer', no: 'Annuler' };

  // One quiet region for what a screen reader should hear and the eye sees elsewhere.
  let region;
  const announce = text => {
    if (!region) {
      region = document.createElement('div');
      region.className = 'sr-only';
      region.setAttribute('role', 'status');
    }
    if (!region.isConnected) document.body.append(region);
    region.textContent = '';
    setTimeout(() => { region.textContent = text; }, 50);
  };
  document.addEventListener('resas:announce', event => announce(event.detail));

  // What was typed before the scripts had come is looked for too.
  document.addEventListener('DOMContentLoaded', () => {
    for (const field of document.querySelectorAll('form[hx-get] input[type=search]')) {
      if (field.value !== field.defaultValue) field.form.requestSubmit();
    }
  });

  // Copy: <button data-copy="#id">. The label becomes "Copié" for a moment.
  const copy = async button => {
    const field = document.querySelector(button.dataset.copy);
    if (!field) return;
    try {
      await navigator.clipboard.writeText(field.value ?? field.textContent);
    } catch {
      field.select?.();
      announce(texts.notCopied);
      return;
    }
    announce(texts.copied);
    const label = button.querySelector('span') ?? button;
    if (button.dataset.label === undefined) button.dataset.label = label.textContent;
    label.textContent = texts.copied;
    clearTimeout(button.copyTimer);
    button.copyTimer = setTimeout(() => {
      label.textContent = button.dataset.label;
      delete button.dataset.label;
    }, 2500);
  };

  // Toasts: a button [data-dismiss] closes; data-fade="6000" goes by itself unless it is being read.
  const fadeToasts = () => {
    for (const toast of document.querySelectorAll('.toast[data-fade]:not([data-fading])')) {
      toast.dataset.fading = '';
      const leave = () => (toast.matches(':hover, :focus-within') ? setTimeout(leave, 1500) : toast.remove());
      setTimeout(leave, Number(toast.dataset.fade) || 6000);
    }
  };

  const closeMenus = except => {
    for (const menu of document.querySelectorAll('details.menu[open]')) if (menu !== except) menu.open = false;
  };

  document.addEventListener('click', event => {
    const { target } = event;
    closeMenus(target.closest('details.menu'));
    const copier = target.closest('[data-copy]');
    if (copier) copy(copier);
    target.closest('[data-dismiss]')?.closest('.toast, .notice')?.remove();
    const opener = target.closest('[data-dialog]');
    if (opener) document.querySelector(opener.dataset.dialog)?.showModal?.();
  });

  // What is current stands in view, however much there is beside it: the tab of this page, and today on a timeline that is wider than its pane.
  const bring = (pane, item, before) => { pane.scrollLeft += item.getBoundingClientRect().left - pane.getBoundingClientRect().left - before; };
  for (const tab of document.querySelectorAll('.tabs [aria-current]')) bring(tab.parentElement, tab, (tab.parentElement.clientWidth - tab.offsetWidth) / 2);
  for (const today of document.querySelectorAll('.timeline-head .today'))
    bring(today.closest('.timeline'), today, today.closest('.timeline-row').firstElementChild.offsetWidth + today.offsetWidth);

  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const menu = document.querySelector('details.menu[open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });

  // Confirmation: <form data-confirm="Question ?" data-confirm-yes="Supprimer">, or the same on a submit button.
  const ask = (question, yes) => new Promise(resolve => {
    const dialog = document.createElement('dialog');
    dialog.className = 'dialog';
    dialog.setAttribute('aria-labelledby', 'resas-question');
    dialog.innerHTML = '<form method="dialog"><p id="resas-question"></p><div class="actions">' +
      '<button class="button" value="no"></button><button class="button button-danger" value="yes"></button></div></form>';
    dialog.querySelector('p').textContent = question;
    dialog.querySelector('[value=no]').textContent = texts.no;
    dialog.querySelector('[value=yes]').textContent = yes || texts.yes;
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });

  // Captured on the document, so it comes before htmx's own listener on the form.
  const confirmed = new WeakSet();
  document.addEventListener('submit', async event => {
    const form = event.target;
    const submitter = event.submitter;
    const source = submitter?.dataset.confirm ? submitter : form;
    if (!source.dataset.confirm || confirmed.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!await ask(source.dataset.confirm, source.dataset.confirmYes)) return;
    confirmed.add(form);
    form.requestSubmit(submitter?.isConnected ? submitter : undefined);
  }, true);

  // hx-confirm uses the same dialog.
  document.addEventListener('htmx:confirm', event => {
    const { ctx, issueRequest, dropRequest } = event.detail;
    if (!ctx.confirm || ctx.confirm.startsWith('js:')) return;
    event.preventDefault();
    ask(ctx.confirm, ctx.sourceElement?.dataset.confirmYes).then(yes => (yes ? issueRequest() : dropRequest()));
  });

  // htmx gives focus back to an element with the same id. Where there is none, go to the errors, else to what replaced it.
  let focused;
  document.addEventListener('htmx:before:swap', () => { focused = document.activeElement; });
  document.addEventListener('htmx:after:swap', event => {
    fadeToasts();
    const ctx = event.detail.ctx;
    if (!focused || focused === document.body || focused.isConnected || document.activeElement !== document.body) return;
    const target = ctx.target?.isConnected ? ctx.target : ctx.target?.id ? document.getElementById(ctx.target.id) : null;
    const place = target?.querySelector('.validation-summary-errors, [aria-invalid=true], .input-validation-error, [data-focus]') ?? target;
    if (!place) return;
    if (!place.matches('a[href], button, input, select, textarea, [tabindex]')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'nearest' });
  });

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', fadeToasts);
  else fadeToasts();
})();
