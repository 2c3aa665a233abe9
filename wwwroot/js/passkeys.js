// Passkeys: the browser's own ceremony around a form, which then posts the answer. A browser that can't is shown nothing that it can't do.
(() => {
  'use strict';
  const isAble = Boolean(window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.isSecureContext);
  let waiting;

  const ask = async (form, mediation) => {
    waiting?.abort();
    const { signal } = waiting = new AbortController();
    const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form), signal });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const options = await answer.json();
    const credential = form.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), mediation, signal });
    form.elements.Credential.value = JSON.stringify(credential);
    form.submit();
  };

  const tell = (form, failure) => {
    if (failure.name === 'AbortError') return;
    const place = form.querySelector('[data-passkey-error]');
    place.firstElementChild.textContent = { NotAllowedError: form.dataset.cancelled, InvalidStateError: form.dataset.known }[failure.name] ?? form.dataset.failed;
    place.hidden = false;
  };

  for (const form of isAble ? document.querySelectorAll('form[data-passkey]') : []) {
    for (const part of [form, ...form.querySelectorAll('[data-passkey-able]')]) part.hidden = false;
    for (const part of form.querySelectorAll('[data-passkey-unable]')) part.hidden = true;
    form.addEventListener('submit', event => {
      event.preventDefault();
      form.querySelector('[data-passkey-error]').hidden = true;
      ask(form, 'optional').catch(failure => tell(form, failure));
    });
    // Offered among what the browser fills in; whoever picks none of it is not disturbed.
    if (form.dataset.passkey === 'get') {
      PublicKeyCredential.isConditionalMediationAvailable?.().then(isOffered => isOffered && ask(form, 'conditional')).catch(() => {});
    }
  }
})();
