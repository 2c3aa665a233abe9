// Keeps open pages true: hears from /live that something changed, and fetches the region of this page anew. Pages work without it.
(() => {
  'use strict';
  const english = document.documentElement.lang.startsWith('en');
  const updated = english
    ? { calendar: 'Calendar updated', health: 'Listings updated' }
    : { calendar: 'Calendrier mis à jour', health: 'État des annonces mis à jour' };
  const name = `resas-live-${document.currentScript.dataset.owner}`;
  const retryMs = 30000;
  const heard = {};
  let tried = new WeakMap();
  let source, release, waiting, channel, isOn = false, isFetching = false, isStale = false;

  // What a live region holds open is the reader's: a panel stays as it was left.
  htmx.config.morphIgnore.push('open');

  // A region shows the calendar, how listings are, or the log; it carries the marks that it was made with.
  const shown = { calendar: 'liveCalendar', health: 'liveHealth', log: 'liveLog' };
  const regions = () => document.querySelectorAll('[data-live-calendar], [data-live-health], [data-live-log]');
  const shows = (region, topic) => shown[topic] in region.dataset;
  // Which of its topics are told to be other than it shows.
  const news = region => Object.keys(shown).filter(topic => shows(region, topic) && heard[topic] && heard[topic] !== region.dataset[shown[topic]]);
  const toldOf = region => news(region).map(topic => `${topic} ${heard[topic]}`).join();
  const isPaused = region => document.querySelector(`[data-live-pause="${region.id}"][aria-pressed=true]`) !== null;

  const isDue = region => !isPaused(region) && ((isStale && shows(region, 'calendar')) || !['', tried.get(region)].includes(toldOf(region)));

  // What is being read stays where it is, whatever comes in above it.
  const keepPlace = region => {
    const read = [...region.querySelectorAll('.log-entry[id]')].find(line => line.getBoundingClientRect().top >= 0);
    const top = read?.getBoundingClientRect().top;
    return () => {
      if (scrollY === 0 || !read?.isConnected) return;
      scrollBy({ top: read.getBoundingClientRect().top - top, behavior: 'instant' });
    };
  };

  // Nothing moves under somebody's hands: not while a field is being filled, nor while nights are being chosen.
  const isBusy = region => 'dragging' in document.documentElement.dataset ||
    (region.contains(document.activeElement) && document.activeElement.matches('input, select, textarea'));

  const fetchAnew = async region => {
    const isOwnChange = isStale;
    isStale = false;
    const topics = news(region);
    tried.set(region, toldOf(region));
    const answer = await fetch(location.pathname + location.search, { headers: { 'HX-Request': 'true', Accept: 'text/html' } });
    const text = await answer.text();
    if (!answer.ok || answer.status === 204 || answer.redirected || !region.isConnected) return;
    if (isBusy(region)) {
      tried.delete(region);
      return;
    }
    const stay = shows(region, 'log') ? keepPlace(region) : () => {};
    await htmx.swap({ sourceElement: region, target: region, swap: 'outerMorph', text, request: {} });
    stay();
    // Whoever made the change has been told of it; the log says for itself what is new.
    const told = topics.find(topic => updated[topic]);
    if (!isOwnChange && told) document.dispatchEvent(new CustomEvent('resas:announce', { detail: updated[told] }));
  };

  const refresh = async () => {
    if (isFetching || document.hidden) return;
    isFetching = true;
    try {
      for (const region of regions()) {
        while (region.isConnected && isDue(region) && !isBusy(region)) await fetchAnew(region);
      }
    } catch {
      // No network: the stream has ended too, and tells again what is true when it is back.
      for (const region of regions()) tried.delete(region);
    } finally {
      isFetching = false;
    }
  };

  const count = unread => {
    const badge = document.getElementById('unread-count');
    if (!badge) return;
    badge.hidden = unread === 0;
    badge.firstChild.nodeValue = unread > 99 ? '99+' : `${unread}`;
    badge.querySelector('.sr-only').textContent = ` ${badge.dataset[unread === 1 ? 'one' : 'many']}`;
  };

  const hear = ({ topic, mark }) => {
    heard[topic] = mark;
    if (topic === 'news') count(Number(mark));
    else refresh();
  };

  const listen = () => {
    source = new EventSource('/live');
    for (const topic of ['calendar', 'news', 'log', 'health']) {
      source.addEventListener(topic, event => {
        const told = { topic, ...JSON.parse(event.data) };
        hear(told);
        channel?.postMessage(told);
      });
    }
    const own = source;
    own.addEventListener('enough', () => own.close());
    // It comes back by itself after a break, but gives up after an answer that is no stream.
    own.addEventListener('error', () => {
      if (own.readyState === EventSource.CLOSED && source === own) setTimeout(() => { if (source === own && isOn) listen(); }, retryMs);
    });
  };

  // One connection for all tabs of this browser that can be seen: the holder of the lock tells the others.
  const start = () => {
    if (isOn || document.hidden) return;
    isOn = true;
    tried = new WeakMap();
    if (!navigator.locks || !window.BroadcastChannel) {
      listen();
      return;
    }
    channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }) => {
      if (data.topic) hear(data);
      else if (source) for (const topic in heard) channel.postMessage({ topic, mark: heard[topic] });
    });
    channel.postMessage({});
    waiting = new AbortController();
    navigator.locks.request(name, { signal: waiting.signal }, () => new Promise(done => {
      release = done;
      listen();
    })).catch(() => {});
  };

  const stop = () => {
    isOn = false;
    source?.close();
    channel?.close();
    waiting?.abort();
    release?.();
    source = channel = waiting = release = undefined;
  };

  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()));
  addEventListener('pagehide', stop);
  addEventListener('pageshow', start);
  document.addEventListener('focusout', () => setTimeout(refresh));
  document.addEventListener('resas:idle', refresh);
  // <button data-live-pause="id of the region" aria-pressed="false">
  document.addEventListener('click', event => {
    const pause = event.target.closest('[data-live-pause]');
    if (!pause) return;
    pause.setAttribute('aria-pressed', `${pause.getAttribute('aria-pressed') !== 'true'}`);
    refresh();
  });
  document.addEventListener('resas:done', () => {
    isStale = true;
    refresh();
  });
  start();
})();
