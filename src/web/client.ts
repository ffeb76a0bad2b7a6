// The page's own script: sends the form without leaving, adds new messages as they come, gives way to the form when anything fails.
const look = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector);
/** For what every page, or every chat page, has. */
const find = <T extends HTMLElement>(selector: string) => look<T>(selector) as T;
const form = look<HTMLFormElement>('#f');
const log = find('#latest');
const exit = find<HTMLAnchorElement>('#exit');
/** On another site's page (`/embed.js`). */
const framed = top !== window;
const tell = (what: string) => framed && parent.postMessage(`wegwijs:${what}`, '*');

const leave = () => {
  document.body.hidden = true;
  top?.location.replace(exit.href);
};
exit.addEventListener('click', (event) => {
  event.preventDefault();
  leave();
});
let escaped = -9999;
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  tell('escape');
  if (event.timeStamp - escaped < 1500) leave();
  escaped = event.timeStamp;
});

if (framed) {
  // Without a cookie of its own here the talk would forget every answer; then the site shows a link instead.
  const probe = 'wegwijs-probe=1; path=/; SameSite=None; Secure; Partitioned';
  // biome-ignore lint/suspicious/noDocumentCookie: Firefox and Safari have no Cookie Store yet
  document.cookie = probe;
  if (document.cookie) tell('ready');
  // biome-ignore lint/suspicious/noDocumentCookie: as above
  document.cookie = `${probe}; max-age=0`;
  // Other sites may not be framed, and the sheet is a page of its own.
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (link && (link.host !== location.host || link.pathname.startsWith('/sheet'))) link.target ||= '_blank';
  });
}

const paper = look('#print');
if (paper) {
  paper.hidden = false;
  paper.onclick = () => window.print();
}

if (form && log.dataset.after) live(form, log);

function live(form: HTMLFormElement, log: HTMLElement) {
  const earlier = find('#earlier');
  const text = find<HTMLTextAreaElement>('#t');
  const id = find<HTMLInputElement>('#f [name=id]');
  const kept = find<HTMLInputElement>('#f [name=kept]');
  const wait = find('#wait');
  const fail = find('#fail');
  const folded = find('details.earlier');
  let after = Number(log.dataset.after);
  let busy = false;
  let plain = false;
  let misses = 0;
  let pause = 1000;
  let stream: EventSource | undefined;
  const headers = { accept: 'text/x-fragments', ...(framed && { 'x-framed': '1' }) };

  /** Older answers can be read, no longer given. */
  const retire = (within: HTMLElement) => {
    for (const ways of within.querySelectorAll('.ways')) ways.remove();
    for (const list of within.querySelectorAll('.choices:not(.was)')) {
      list.classList.add('was');
      for (const button of list.querySelectorAll('button'))
        button.replaceWith(...(button.firstElementChild ?? button).childNodes);
    }
  };

  /** Returns their places in the talk. */
  const add = (html: string) => {
    const holder = document.createElement('template');
    holder.innerHTML = html;
    const all = [...holder.content.children] as HTMLElement[];
    for (const one of all) {
      if (document.getElementById(one.id)) continue;
      if (one.classList.contains('out')) {
        retire(log);
        // The reply to an answer: what came before that answer is folded away, not earlier.
        const said = log.lastElementChild;
        while (said?.classList.contains('in') && log.firstElementChild !== said)
          earlier.append(log.firstElementChild as Element);
        folded.hidden = !earlier.firstChild;
      }
      log.append(one);
      after = Math.max(after, Number(one.dataset.seq));
    }
    return all.map((one) => Number(one.dataset.seq));
  };

  const listen = () => {
    if (stream || !after) return;
    const source = new EventSource(`${form.action}/events?after=${after}`);
    stream = source;
    source.onopen = () => {
      pause = 1000;
    };
    source.onmessage = (event) => add(event.data);
    source.addEventListener('kept', (event) => {
      kept.value = event.data;
    });
    source.onerror = () => {
      source.close();
      stream = undefined;
      setTimeout(listen, pause * (1 + Math.random()));
      pause = Math.min(pause * 2, 60_000);
    };
  };

  form.addEventListener('submit', async (event) => {
    const pressed = event.submitter as HTMLButtonElement | null;
    // A browser that does not say which button it was sends the form itself.
    if (plain || pressed === undefined) return;
    event.preventDefault();
    if (busy) return;
    const value = pressed?.name && pressed.value;
    if (!value && !text.value.trim()) return text.focus();
    const seen = after;
    const body = new URLSearchParams({
      id: id.value,
      kept: kept.value,
      text: value ? '' : text.value,
      ...(value && { value }),
    });
    busy = true;
    fail.textContent = '';
    wait.textContent = wait.dataset.text ?? '';
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers });
      // The address of an answer to fetch has lost what stood behind its #.
      if (answer.redirected) return location.assign(`${answer.url}#latest`);
      if (answer.headers.has('x-reading')) {
        plain = true;
        return form.requestSubmit(pressed);
      }
      if (!answer.ok) throw answer.status;
      const places = add(await answer.text());
      // The talk begins anew, or this was answered before: what stands here is not what was said.
      if ((places[0] as number) <= seen) return location.reload();
      if (!value) text.value = '';
      id.value = answer.headers.get('x-next-id') ?? '';
      // Another tab went on meanwhile: then the stream has brought a later road.
      if (places.pop() === after) kept.value = answer.headers.get('x-kept') ?? '';
      misses = 0;
      [...log.querySelectorAll<HTMLElement>('.out h2')].pop()?.focus();
      listen();
    } catch (error) {
      fail.textContent = fail.dataset.text ?? '';
      // Without a connection the browser's own way would take from her the page she can still read.
      plain = navigator.onLine && (typeof error === 'number' || misses++ > 1);
    }
    busy = false;
    wait.textContent = '';
  });

  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(find('.type button'));
  });

  addEventListener('online', listen);
  listen();
}
