// Keeps the pages of briefings that were read, and answers with them when the server does not. The server puts before this what it knows:
// the path prefix, and the files that belong to every page.
const ours = `briefingbus${prefix}`;
const [filesNow, pages] = [`${ours}.files.${files.join()}`, `${ours}.pages`];
const mostPages = 40;
const timeout = 4000; // ms that the server has where a copy is here
const away = [502, 503, 504]; // what a proxy says for a server that is away
const isBriefing = path => path === "/" || /^\/(today|briefings|stories)\//.test(path) && !/\.\w+$/.test(path);
const pathOf = address => new URL(address).pathname.slice(prefix.length);

const keepPage = async (request, answer) => {
  if (!answer.ok || answer.redirected || /no-store/.test(answer.headers.get("Cache-Control") ?? "")) return;
  const cache = await caches.open(pages);
  await cache.delete(request, { ignoreVary: true }); // so that the latest is the last
  await cache.put(request, answer);
  const kept = await cache.keys();
  for (const old of kept.filter(k => pathOf(k.url) !== "/").slice(0, Math.max(0, kept.length - mostPages)))
    await cache.delete(old, { ignoreVary: true });
};

const copyOf = async request => {
  const copy = await (await caches.open(pages)).match(request, { ignoreVary: true });
  if (!copy) return undefined;
  const html = (await copy.text()).replace("<html ", "<html data-offline ");
  const headers = new Headers([...copy.headers].filter(([name]) => /^content-(type|security-policy)$/.test(name)));
  return new Response(html, { headers });
};

const page = async event => {
  const request = event.request, briefing = isBriefing(pathOf(request.url));
  const copy = briefing ? await copyOf(request) : undefined;
  const asked = fetch(request).then(answer => {
    if (briefing) event.waitUntil(keepPage(request, answer.clone()));
    return answer;
  });
  try {
    const answer = await (copy ? Promise.race([asked, new Promise((_, late) => setTimeout(late, timeout))]) : asked);
    return copy && away.includes(answer.status) ? copy : answer;
  } catch {
    asked.catch(() => {});
    return copy ?? await caches.match(`${prefix}/offline`, { ignoreVary: true }) ?? Response.error();
  }
};

addEventListener("install", event => event.waitUntil((async () => {
  await (await caches.open(filesNow)).addAll(files);
  const latest = new Request(`${prefix}/`);
  await keepPage(latest, await fetch(latest));
  await skipWaiting();
})()));

addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys())
    if (name.startsWith(`${ours}.files.`) && name !== filesNow) await caches.delete(name);
  await clients.claim();
})()));

addEventListener("fetch", event => {
  const request = event.request, address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin || !address.pathname.startsWith(`${prefix}/`)) return;
  if (pathOf(request.url).startsWith("/assets/"))
    event.respondWith(caches.match(request).then(kept => kept ?? fetch(request)));
  else if (request.mode === "navigate")
    event.respondWith(page(event));
});
