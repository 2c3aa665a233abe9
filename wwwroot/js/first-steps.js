// Comfort only. Looking whether a platform has come stops while nobody sees the page, and a pasted address is tried at once.
(() => {
  'use strict';
  document.addEventListener('htmx:before:request', event => {
    if (document.hidden && event.target.closest?.('[data-watch]')) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) document.querySelector('[data-watch][hx-get]')?.dispatchEvent(new Event('seen'));
  });
  document.addEventListener('paste', event => {
    const field = event.target.closest?.('[data-try-pasted]');
    if (field && !field.value) setTimeout(() => field.form.requestSubmit(field.form.querySelector('button[value=try]')));
  });
})();
