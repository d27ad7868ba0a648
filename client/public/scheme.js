// Runs before the first paint: a chosen light or dark scheme must not flash the other one.
try {
  var chosen = localStorage.getItem('kursbuch.scheme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.scheme = chosen;
} catch (refused) {
  // Without storage the device decides.
}
