// Comfort only: one box that ticks all of the page.
document.addEventListener('change', event => {
  const all = event.target.closest?.('[data-check-all]');
  if (!all) return;
  for (const box of all.form.querySelectorAll(`input[name="${all.dataset.checkAll}"]`)) box.checked = all.checked;
});
