// Keeps the parts of a page that change up to date: asks for the page again and puts in what is new, as long as the page asks for that
// with this script. Without it the page works the same. data-seconds: the time between two questions.
(() => {
  const script = document.currentScript;
  const seconds = Number(script.dataset.seconds) || 5;
  const renew = async () => {
    try {
      if (document.hidden || document.querySelector("main form input:focus, main details[open]")) return;
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const said = document.getElementById("live-broken");
      if (said) said.hidden = answer.ok;
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (![...page.scripts].some(s => s.getAttribute("src") === script.getAttribute("src"))) clearInterval(timer);
      const [now, before] = [page.querySelector("main"), document.querySelector("main")];
      if (!now || now.innerHTML === before.innerHTML) return;
      const focused = document.activeElement && before.contains(document.activeElement) ? [...before.querySelectorAll("a,button,[tabindex]")].indexOf(document.activeElement) : -1;
      before.innerHTML = now.innerHTML;
      if (page.title) document.title = page.title;
      if (focused >= 0) before.querySelectorAll("a,button,[tabindex]")[focused]?.focus({ preventScroll: true });
    } catch {
      const said = document.getElementById("live-broken");
      if (said) said.hidden = false;
    }
  };
  const timer = setInterval(renew, seconds * 1000);
})();
