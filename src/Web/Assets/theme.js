// Before anything is painted: says that scripts run, and whether the reader chose light or dark.
(() => {
  const root = document.documentElement;
  root.classList.add("scripts");
  try {
    const theme = localStorage.getItem("briefingbus.theme");
    if (theme) root.dataset.theme = theme;
  } catch {} // the browser keeps nothing for this page: the system's choice holds
})();
