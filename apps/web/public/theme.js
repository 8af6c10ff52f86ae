// Before the first paint: the same choice that Theme (libs/web/core) makes. A file, because the page allows no inline scripts.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('certitude.theme');
  } catch (refused) {
    // No storage: follow the system.
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
