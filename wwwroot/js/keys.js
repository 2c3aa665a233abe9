// Nights are chosen with the arrow keys: they go from night to night, with Shift they choose several, Enter takes them.
(() => {
  'use strict';
  const dayMs = 864e5;
  const date = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const day = iso => Date.parse(`${iso}T00:00Z`) / dayMs;
  const iso = number => new Date(number * dayMs).toISOString().slice(0, 10);
  const send = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
  const creation = (home, from, until) => `/blocks/create?propertyId=${home}&from=${iso(from)}&until=${iso(until)}`;

  const month = {
    by: { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 },
    of: link => link.matches?.('td[data-date] .day-number') &&
      { grid: link.closest('table'), home: link.closest('table').dataset.home, night: day(link.closest('td').dataset.date) },
    at: (home, night) => document.querySelector(`table.month[data-home="${home}"] td[data-date="${iso(night)}"] .day-number`),
  };

  // One link for each home, which goes to whatever night it is carried to.
  const carry = (track, night) => {
    const link = track.querySelector('.timeline-night'), first = day(track.dataset.first);
    if (night < first || night >= first + Number(track.dataset.cols)) return undefined;
    const isTaken = [...track.querySelectorAll('a.stay:not(.window, .mirror)')].some(bar => day(bar.dataset.from) <= night && night < day(bar.dataset.until));
    const isFree = !isTaken && night >= day(track.dataset.today);
    link.dataset.date = iso(night);
    link.style.setProperty('--from', night - first + 1);
    link.href = isFree ? creation(track.dataset.home, night, night + 1) : `/nights/${track.dataset.home}/${iso(night)}`;
    link.firstElementChild.textContent = `${date.format(new Date(night * dayMs))}, ${isFree ? link.dataset.free : link.dataset.taken}`;
    return link;
  };
  const tracks = () => [...document.querySelectorAll('.timeline-track')];
  const timeline = {
    by: { ArrowLeft: -1, ArrowRight: 1 },
    of: link => link.matches?.('.timeline-night') &&
      { grid: link.closest('.timeline-track'), home: link.closest('.timeline-track').dataset.home, night: day(link.dataset.date) },
    at: (home, night) => {
      const track = tracks().find(t => t.dataset.home === home);
      return track && carry(track, night);
    },
    // To the same night of the home above or below.
    beside: (key, { grid, night }) => {
      const other = tracks()[tracks().indexOf(grid) + ({ ArrowUp: -1, ArrowDown: 1 }[key] ?? NaN)];
      return other && carry(other, night);
    },
  };

  const days = {
    by: { ArrowUp: -1, ArrowDown: 1 },
    of: link => link.matches?.('.days-free a[data-date]') && { grid: link.closest('.days'), home: link.dataset.home, night: day(link.dataset.date) },
    at: (home, night) => document.querySelector(`.days-free a[data-home="${home}"][data-date="${iso(night)}"]`),
    // To the next home that is free that night.
    beside: (key, { grid, home, night }) => {
      const free = [...grid.querySelectorAll(`.days-free a[data-date="${iso(night)}"]`)];
      return free[free.findIndex(link => link.dataset.home === home) + ({ ArrowLeft: -1, ArrowRight: 1 }[key] ?? NaN)];
    },
    // Nights that are taken stand in no link: they are passed over.
    next: (home, night, by) => {
      for (let at = night + by; document.querySelector(`.days > li[data-date="${iso(at)}"]`); at += by) {
        const link = days.at(home, at);
        if (link) return link;
      }
      return undefined;
    },
  };

  const calendars = [month, timeline, days];
  const calendarOf = link => calendars.find(calendar => calendar.of(link));
  let anchor, wanted, last;

  const forget = () => {
    if (anchor === undefined) return;
    anchor = undefined;
    send('resas:aim');
  };

  const focusOn = link => {
    link.focus();
    if (link.matches('.timeline-night')) {
      link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      send('resas:announce', link.textContent);
    }
    last = calendarOf(link)?.of(link);
  };

  const extend = (calendar, { grid, home, night }, by) => {
    const link = calendar.at(home, night + by);
    if (!link) return;
    anchor ??= night;
    focusOn(link);
    send('resas:aim', { grid, home, from: Math.min(anchor, night + by), until: Math.max(anchor, night + by) + 1 });
  };

  const step = (calendar, { grid, home, night }, by) => {
    forget();
    const link = calendar.next ? calendar.next(home, night, by) : calendar.at(home, night + by);
    if (link) {
      focusOn(link);
      return;
    }
    wanted = { calendar, home, night: night + by, by };
    document.querySelector(`.period [id$=${by < 0 ? 'earlier' : 'later'}]`)?.click();
  };

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      if (anchor !== undefined) event.preventDefault();
      forget();
      return;
    }
    const calendar = calendarOf(event.target);
    if (!calendar || event.altKey || event.ctrlKey || event.metaKey) return;
    const place = calendar.of(event.target);
    if (event.key === 'Enter' && anchor !== undefined) {
      event.preventDefault();
      const [from, until] = [Math.min(anchor, place.night), Math.max(anchor, place.night) + 1];
      forget();
      send('resas:open', creation(place.home, from, until));
      return;
    }
    const by = calendar.by[event.key], beside = by === undefined ? calendar.beside?.(event.key, place) : undefined;
    if (by === undefined && !beside) return;
    event.preventDefault();
    if (beside) {
      forget();
      focusOn(beside);
    } else if (event.shiftKey) extend(calendar, place, by);
    else step(calendar, place, by);
  });

  // After a page of the calendar was turned, on to the night that was meant; after a refresh, back to the one it was on.
  document.addEventListener('htmx:after:swap', () => {
    if (wanted) {
      const { calendar, home, night, by } = wanted;
      const link = calendar.at(home, night) ?? calendar.next?.(home, night, by);
      if (link) focusOn(link);
      wanted = undefined;
    } else if (last && document.activeElement?.matches('.timeline-night')) timeline.at(last.home, last.night);
  });
  document.addEventListener('focusin', event => {
    const calendar = calendarOf(event.target);
    if (calendar) last = calendar.of(event.target);
  });
  document.addEventListener('focusout', event => { if (anchor !== undefined && !(event.relatedTarget && calendarOf(event.relatedTarget))) forget(); });
})();
