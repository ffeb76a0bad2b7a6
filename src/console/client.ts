// The desk's own script: passkeys, live rows, the title of the tab, a sound, drafts, and a sign of life while somebody works.
type Options = {
  challenge: string;
  user?: { id: string };
  allowCredentials?: { id: string }[];
  excludeCredentials?: { id: string }[];
};

const look = <T extends HTMLElement>(selector: string, within: ParentNode = document) =>
  within.querySelector<T>(selector);
const all = <T extends HTMLElement>(selector: string, within: ParentNode = document): T[] =>
  Array.from(within.querySelectorAll<T>(selector));
const bytes = (text: string): ArrayBuffer => {
  const raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(raw, (sign) => sign.charCodeAt(0)).buffer as ArrayBuffer;
};
const text = (buffer: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

/** The browser's answer as the server reads it. */
const written = (credential: PublicKeyCredential): string => {
  const { id, rawId, type, response } = credential;
  const made = response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const fields = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'] as const;
  const answer = Object.fromEntries(fields.filter((name) => made[name]).map((name) => [name, text(made[name])]));
  return JSON.stringify({ id, rawId: text(rawId), type, response: answer, clientExtensionResults: {} });
};

const askPasskey = async (form: HTMLFormElement): Promise<string> => {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (name !== 'password') body.append(name, String(value));
  });
  const answer = await fetch(form.dataset.options ?? '', { method: 'POST', body });
  if (!answer.ok) throw new Error('refused');
  const options = (await answer.json()) as Options;
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user ? { user: { ...options.user, id: bytes(options.user.id) } } : {}),
    excludeCredentials: [],
    allowCredentials: [],
  } as unknown;
  const credential =
    form.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: publicKey as PublicKeyCredentialCreationOptions })
      : await navigator.credentials.get({ publicKey: publicKey as PublicKeyCredentialRequestOptions });
  return written(credential as PublicKeyCredential);
};

const passkeys = () => {
  for (const form of all<HTMLFormElement>('form[data-passkey]')) {
    const button = look<HTMLButtonElement>('[data-wakes]', form);
    if (!button || !('credentials' in navigator) || !window.PublicKeyCredential) continue;
    button.disabled = false;
    button.addEventListener('click', async (event) => {
      event.preventDefault();
      const needed = all<HTMLInputElement>('input[required]', form);
      for (const input of needed) if (!input.reportValidity()) return;
      const fault = look('.fault', form);
      try {
        const field = look<HTMLInputElement>('[name=credential]', form);
        if (field) field.value = await askPasskey(form);
        form.submit();
      } catch {
        if (fault) fault.textContent = form.dataset.cancelled ?? '';
      }
    });
  }
};

let source: EventSource | undefined;
let address = '';
let pause = 1000;
let unread = 0;

const showUnread = (count: number) => {
  const main = look('#main');
  document.title = document.title.replace(/^(\(\d+\) )?/, count ? `(${count}) ` : '');
  if (main) main.dataset.unread = String(count);
  if (count > unread) beep();
  unread = count;
};

const holder = (html: string): HTMLElement | null => {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild as HTMLElement | null;
};

const mark = (row: HTMLElement) => {
  if (!row.dataset.by || row.dataset.by !== look('#main')?.dataset.me) return;
  row.classList.add('is-mine');
  const word = look('[data-mine]', row);
  if (word) word.textContent = word.dataset.mine ?? '';
};

const addRow = (html: string) => {
  const queue = look('#queue');
  const row = holder(html);
  if (!queue || !row) return;
  mark(row);
  const old = document.getElementById(row.id);
  if (old?.outerHTML === row.outerHTML) return;
  const hadFocus = old?.contains(document.activeElement);
  old?.remove();
  const after = (Array.from(queue.children) as HTMLElement[]).find(
    ({ dataset }) => (dataset.place ?? '') > (row.dataset.place ?? ''),
  );
  queue.insertBefore(row, after ?? null);
  if (hadFocus) look('a', row)?.focus();
  isEmpty();
};
const isEmpty = () => {
  const empty = look('#empty');
  if (empty) empty.hidden = (look('#queue')?.children.length ?? 0) > 0;
};

/** The same page again, and of it only what changed; what she types is not touched. */
const refresh = async () => {
  const answer = await fetch(location.href, { headers: { 'x-desk-live': '1' } });
  if (answer.status === 401) return location.assign('/desk/in');
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const talk = look('#talk');
  if (!talk || !look('#talk', fresh)) return;
  for (const old of Array.from(talk.children)) if (!fresh.getElementById(old.id)) old.remove();
  // What was folded when the page came stays so, and nothing else is: no row goes away under her eyes.
  let last: Element | null = null;
  for (const one of all('article.m', fresh)) {
    const old = document.getElementById(one.id);
    if (old && old.outerHTML !== one.outerHTML) old.replaceWith(one);
    else if (!old && last && talk.contains(last)) last.after(one);
    else if (!old && (last || !talk.firstElementChild)) talk.prepend(one);
    last = document.getElementById(one.id) ?? last;
  }
  const [standing, now] = [look('#standing'), look('#standing', fresh)];
  if (standing && now && standing.textContent !== now.textContent) standing.replaceWith(now);
  fade();
};
/** The way to a folded row ends at the row. */
document.addEventListener('click', ({ target }) => {
  const link = (target as Element).closest<HTMLAnchorElement>('a[data-row]');
  if (link) look('#eerder')?.setAttribute('open', '');
  if (link) link.href = `#${link.dataset.row}`;
});
const listen = () => {
  const wanted = look('#main')?.dataset.events ?? '';
  if (source && address === wanted) return;
  source?.close();
  source = undefined;
  address = wanted;
  if (!wanted) return;
  const stream = new EventSource(wanted);
  source = stream;
  const away = look('#away');
  stream.onopen = () => {
    pause = 1000;
    if (away) away.textContent = '';
  };
  stream.addEventListener('row', ({ data }) => addRow(data));
  stream.addEventListener('only', ({ data }) => {
    const ids = data.split(' ');
    for (const row of Array.from(look('#queue')?.children ?? [])) if (!ids.includes(row.id)) row.remove();
    isEmpty();
  });
  stream.addEventListener('gone', ({ data }) => {
    document.getElementById(data)?.remove();
    isEmpty();
  });
  stream.addEventListener('unread', ({ data }) => showUnread(Number(data)));
  stream.addEventListener('case', () => void refresh());
  stream.onerror = () => {
    stream.close();
    if (source === stream) source = undefined;
    if (away && pause > 4000) away.textContent = away.dataset.text ?? '';
    setTimeout(listen, pause * (1 + Math.random()));
    pause = Math.min(pause * 2, 60_000);
  };
};

const keep = (name: string, value?: string) => {
  try {
    if (value === undefined) return localStorage.getItem(name);
    if (value === '') localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing: the page works without.
  }
  return null;
};

const beep = () => {
  if (keep('desk-sound') !== 'on') return;
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.value = 0.08;
  tone.frequency.value = 660;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.25);
  tone.onended = () => void audio.close();
};

const sound = () => {
  const button = look<HTMLButtonElement>('#sound');
  if (!button) return;
  button.hidden = false;
  const show = () => {
    const isOn = keep('desk-sound') === 'on';
    button.setAttribute('aria-pressed', String(isOn));
    button.textContent = (isOn ? button.dataset.on : button.dataset.off) ?? '';
  };
  button.onclick = () => {
    keep('desk-sound', keep('desk-sound') === 'on' ? '' : 'on');
    show();
    beep();
  };
  show();
};

const draftName = (id: string | undefined) => `desk-draft-${id ?? ''}`;
const drafts = () => {
  const params = new URLSearchParams(location.search);
  const form = look<HTMLFormElement>('form[data-draft]');
  const area = form && look<HTMLTextAreaElement>('textarea', form);
  if (!area) return;
  const name = draftName(form.dataset.draft);
  // What was sent is no draft any more.
  if (params.get('na') === 'verstuurd') {
    if (keep(name) === keep(`${name}-sent`)) keep(name, '');
    keep(`${name}-sent`, '');
  }
  if (!area.value) area.value = keep(name) ?? '';
  area.oninput = () => void keep(name, area.value);
  form.onsubmit = () => void keep(`${name}-sent`, area.value);
};
const forget = () => {
  for (const form of all<HTMLFormElement>('form[data-closes]'))
    form.addEventListener('submit', () => void keep(draftName(form.dataset.closes), ''));
  look<HTMLFormElement>('form[data-forget]')?.addEventListener('submit', () => {
    for (const name of Object.keys(localStorage)) if (name.startsWith('desk-draft')) keep(name, '');
  });
};

/** What can no longer be taken back is not offered. */
const fade = () => {
  for (const form of all<HTMLFormElement>('form[data-fades]'))
    setTimeout(() => form.remove(), Math.max(0, Number(form.dataset.fades) - Date.now()));
};

let worked = Date.now();
for (const sign of ['keydown', 'pointerdown', 'scroll'])
  addEventListener(
    sign,
    () => {
      worked = Date.now();
    },
    { passive: true, capture: true },
  );
/** A lease lasts ten minutes: told while somebody works, not for a page that lies open. */
setInterval(() => {
  const place = look('[data-alive]');
  if (!place || Date.now() - worked > 8 * 60_000) return;
  const form = look<HTMLInputElement>('input[name=form]', place)?.value ?? '';
  const body = new URLSearchParams({ form, fence: place.dataset.fence ?? '' });
  void fetch(place.dataset.alive ?? '', { method: 'POST', body, headers: { 'x-desk-live': '1' } })
    .then(({ status }) => (status === 409 ? refresh() : undefined))
    .catch(() => undefined);
}, 120_000);

const wake = () => {
  unread = Number(look('#main')?.dataset.unread ?? 0);
  passkeys();
  sound();
  drafts();
  forget();
  fade();
  listen();
};

let path = location.pathname;
document.addEventListener('htmx:afterSettle', (event) => {
  if (event.target !== document.body) return;
  wake();
  // What was just said first; on another page its beginning.
  const told = look('.told');
  if (told) {
    told.tabIndex = -1;
    told.focus();
  } else if (path !== location.pathname) {
    scrollTo(0, 0);
    look('#main')?.focus({ preventScroll: true });
  }
  path = location.pathname;
});
wake();
