// Keeps the parts of a page that change up to date: asks for the page again and puts in what is new. Without it the page works the same.
(() => {
  const seconds = 5;
  const renew = async () => {
    try {
      if (document.hidden || document.querySelector("main form input:focus, main details[open]")) return;
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const said = document.getElementById("live-broken");
      if (said) said.hidden = answer.ok;
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const [now, before] = [page.querySelector("main"), document.querySelector("main")];
      if (!now || now.innerHTML === before.innerHTML) return;
      const focused = document.activeElement && before.contains(document.activeElement) ? [...before.querySelectorAll("a,button,[tabindex]")].indexOf(document.activeElement) : -1;
      before.innerHTML = now.innerHTML;
      if (focused >= 0) before.querySelectorAll("a,button,[tabindex]")[focused]?.focus({ preventScroll: true });
    } catch {
      const said = document.getElementById("live-broken");
      if (said) said.hidden = false;
    }
  };
  setInterval(renew, seconds * 1000);
})();
