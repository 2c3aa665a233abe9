// Nights are chosen and moved with a mouse or a finger, and drawn while they are chosen. All of it can be done by links and forms as well.
(() => {
  'use strict';
  const language = document.documentElement.lang;
  const nightsWord = language.startsWith('en') ? ['night', 'nights'] : ['nuit', 'nuits'];
  const range = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const dayMs = 864e5, holdMs = 400, slack = 8, edge = 14;

  const day = iso => Date.parse(`${iso}T00:00Z`) / dayMs;
  const iso = number => new Date(number * dayMs).toISOString().slice(0, 10);
  const send = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
  const choose = (home, from, until) => send('resas:open', `/blocks/create?propertyId=${home}&from=${iso(from)}&until=${iso(until)}`);
  const say = (from, until) =>
    `${range.formatRange(new Date(from * dayMs), new Date(until * dayMs))}, ${until - from} ${nightsWord[until - from === 1 ? 0 : 1]}`;

  // What is being chosen is drawn on the nights themselves, and said in words.
  const words = document.createElement('output');
  words.className = 'aim-words';
  const ghost = document.createElement('li');
  ghost.className = 'timeline-aim';
  ghost.setAttribute('aria-hidden', 'true');
  const clear = () => {
    ghost.remove();
    words.remove();
    for (const cell of document.querySelectorAll('.aimed')) cell.classList.remove('aimed');
    for (const bar of document.querySelectorAll('.stay.moving')) bar.classList.remove('moving');
  };
  const draw = (grid, from, until, home) => {
    if (grid.matches('.days')) {
      for (const link of grid.querySelectorAll(`.days-free a[data-home="${home}"]`)) {
        const night = day(link.dataset.date);
        link.classList.toggle('aimed', night >= from && night < until);
      }
    } else if (grid.matches('table')) {
      for (const cell of grid.querySelectorAll('td[data-date]')) {
        const night = day(cell.dataset.date);
        cell.classList.toggle('aimed', night >= from && night < until);
      }
    } else {
      const first = day(grid.dataset.first), cols = Number(grid.dataset.cols);
      const start = Math.max(from - first, 0), end = Math.min(until - first, cols);
      ghost.style.setProperty('--from', start + 1);
      ghost.style.setProperty('--days', Math.max(end - start, 0));
      grid.append(ghost);
    }
    if (!words.isConnected) document.body.append(words);
    words.textContent = say(from, until);
  };

  // The night under a point, in the grid in which the drag began.
  const nightAt = (grid, x, y) => {
    if (grid.matches('table')) {
      const cell = document.elementsFromPoint(x, y).map(e => e.closest('td[data-date]')).find(c => c && grid.contains(c));
      return cell ? day(cell.dataset.date) : undefined;
    }
    const box = grid.getBoundingClientRect(), cols = Number(grid.dataset.cols);
    return day(grid.dataset.first) + Math.min(Math.max(Math.floor((x - box.left) / box.width * cols), 0), cols - 1);
  };

  let drag;

  const begin = event => {
    const grid = event.target.closest('table.month, .timeline-track');
    if (!grid || drag || !event.isPrimary || event.button !== 0) return;
    const bar = event.target.closest('a.stay');
    if (bar && !bar.matches('.movable')) return;
    const night = nightAt(grid, event.clientX, event.clientY);
    if (night === undefined) return;
    drag = { grid, bar, night, at: night, x: event.clientX, y: event.clientY, pointer: event.pointerId, isOn: false, home: grid.dataset.home };
    if (bar) Object.assign(drag, { from: day(bar.dataset.from), until: day(bar.dataset.until), part: partOf(bar, event) });
    if (event.pointerType !== 'mouse') drag.hold = setTimeout(() => start(true), holdMs);
  };

  const partOf = (bar, event) => {
    const box = bar.getBoundingClientRect();
    const reach = Math.min(event.pointerType === 'mouse' ? edge : edge * 1.5, box.width / 3);
    if (bar.matches('.starts') && event.clientX - box.left < reach) return 'start';
    return bar.matches('.ends') && box.right - event.clientX < reach ? 'end' : 'whole';
  };

  const start = isHeld => {
    if (!drag) return;
    drag.isOn = true;
    document.documentElement.dataset.dragging = '';
    drag.bar?.classList.add('moving');
    if (isHeld) navigator.vibrate?.(15);
    aim();
  };

  // The nights that the drag asks for now.
  const asked = () => {
    const { bar, part, from, until, night, at } = drag, by = at - night;
    if (!bar) return [Math.min(night, at), Math.max(night, at) + 1];
    if (part === 'start') return [Math.min(from + by, until - 1), until];
    return part === 'end' ? [from, Math.max(until + by, from + 1)] : [from + by, until + by];
  };
  const aim = () => draw(drag.grid, ...asked());

  const move = event => {
    if (!drag || event.pointerId !== drag.pointer) return;
    const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > slack;
    if (!drag.isOn) {
      if (!far) return;
      // A finger that moves before it has rested scrolls the page.
      if (drag.hold) return stop();
      start(false);
    }
    scrollAlong(event.clientX);
    const at = nightAt(drag.grid, event.clientX, event.clientY);
    if (at !== undefined) drag.at = at;
    aim();
  };

  const scrollAlong = x => {
    const pane = drag.grid.closest('.timeline');
    if (!pane) return;
    const box = pane.getBoundingClientRect();
    if (x > box.right - 28) pane.scrollLeft += 12;
    else if (x < drag.grid.previousElementSibling.getBoundingClientRect().right + 28) pane.scrollLeft -= 12;
  };

  const stop = () => {
    clearTimeout(drag?.hold);
    drag = undefined;
    clear();
    if (!('dragging' in document.documentElement.dataset)) return;
    delete document.documentElement.dataset.dragging;
    document.dispatchEvent(new Event('resas:idle'));
  };

  const drop = event => {
    if (!drag || event.pointerId !== drag.pointer) return;
    const { isOn, bar, home, from, until } = drag;
    const [first, last] = isOn ? asked() : [];
    stop();
    if (!isOn) return;
    // The click that follows means the drag, not the link under it.
    const swallow = click => {
      click.preventDefault();
      click.stopPropagation();
    };
    addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }));
    if (!bar) choose(home, first, last);
    else if (first !== from || last !== until) send('resas:post', `/blocks/edit/${bar.dataset.claim}?handler=dates&from=${iso(first)}&until=${iso(last)}`);
  };

  document.addEventListener('pointerdown', begin);
  document.addEventListener('pointermove', move);
  document.addEventListener('pointerup', drop);
  document.addEventListener('pointercancel', () => { if (drag) stop(); });
  document.addEventListener('touchmove', event => { if (drag?.isOn) event.preventDefault(); }, { passive: false });
  document.addEventListener('contextmenu', event => { if (drag?.hold) event.preventDefault(); });
  document.addEventListener('dragstart', event => { if (event.target.closest?.('table.month, .timeline-track')) event.preventDefault(); });

  // A click beside the bars of the timeline means that night, as in the month.
  document.addEventListener('click', event => {
    const track = event.target.closest('.timeline-track');
    if (!track || event.target.closest('a') || event.defaultPrevented) return;
    const night = nightAt(track, event.clientX, event.clientY);
    const isTaken = [...track.querySelectorAll('a.stay:not(.window, .mirror)')].some(bar => day(bar.dataset.from) <= night && night < day(bar.dataset.until));
    if (!isTaken && night >= day(track.dataset.today)) choose(track.dataset.home, night, night + 1);
    else send('resas:open', `/nights/${track.dataset.home}/${iso(night)}`);
  });

  // What the keyboard chooses is drawn and said alike.
  document.addEventListener('resas:aim', event => {
    if (drag) return;
    clear();
    if (!event.detail) return;
    const { grid, home, from, until } = event.detail;
    draw(grid, from, until, home);
    send('resas:announce', words.textContent);
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !drag) return;
    if (drag.isOn) event.preventDefault();
    stop();
  });
})();
