// On another site's page: a button that opens the talk in a frame there, or a link where no frame can be. Keeps nothing.
declare const settings: {
  /** Our own address, with a slash at the end. */
  readonly home: string;
  readonly exit: string;
  /** Sites that may frame us. */
  readonly sites: readonly string[];
  readonly languages: Readonly<Record<string, { readonly direction: string; readonly close: string }>>;
};

const script = document.currentScript as HTMLScriptElement;
const wanted = (script.dataset.language || document.documentElement.lang || '').slice(0, 2).toLowerCase();
const code = wanted in settings.languages ? wanted : '';
const address = settings.home + code;
const words = script.dataset.text || 'Wegwijs';

const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  fields: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] => Object.assign(document.createElement(tag), fields);

const link = make('a', {
  href: address,
  target: '_blank',
  rel: 'noopener noreferrer',
  className: 'wegwijs-link',
  textContent: words,
});

function button(): void {
  const { direction = 'ltr', close: closeWord = '' } = settings.languages[code || 'nl'] ?? {};
  const holder = make('span', { className: 'wegwijs' });
  const opener = make('button', { type: 'button', textContent: words });
  const closer = make('button', { type: 'button', textContent: '×', className: 'close' });
  const panel = make('div', { id: 'talk', hidden: true, dir: direction });
  const frame = make('iframe', { title: 'Wegwijs', referrerPolicy: 'no-referrer' });
  const shadow = holder.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  let isThere = false;
  let escaped = -9999;

  style.replaceSync(look);
  shadow.adoptedStyleSheets = [style];
  set(opener, { 'aria-expanded': 'false', 'aria-controls': 'talk' });
  set(closer, { 'aria-label': closeWord, lang: code || 'nl' });
  set(panel, { role: 'dialog', 'aria-label': words });
  panel.append(closer, frame);
  shadow.append(opener, panel);
  script.after(holder);

  const show = (isOpen: boolean): void => {
    panel.hidden = !isOpen;
    set(opener, { 'aria-expanded': String(isOpen) });
    (isOpen ? frame : opener).focus();
  };
  /** Refused here or there, or without a cookie of its own: a link works everywhere. */
  const giveWay = (): void => {
    if (isThere || !holder.isConnected) return;
    holder.replaceWith(link);
    link.focus();
  };
  /** Once closes, twice leaves the page, as on our own. */
  const pressEscape = (): void => {
    const now = performance.now();
    if (now - escaped < 1500) location.replace(settings.exit);
    else if (!panel.hidden) show(false);
    escaped = now;
  };

  opener.onclick = () => {
    if (!frame.src) {
      frame.src = address;
      // A refused frame says that it has loaded.
      frame.onload = () => setTimeout(giveWay, 2_000);
      setTimeout(giveWay, 20_000);
    }
    show(panel.hidden);
  };
  closer.onclick = () => show(false);
  holder.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') pressEscape();
  });
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || `${origin}/` !== settings.home) return;
    if (data === 'wegwijs:ready') isThere = true;
    if (data === 'wegwijs:escape') pressEscape();
  });
}

function set(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** Pixels: a site may have made its rem anything. */
const look = `
:host { all: initial; }
button {
  min-block-size: 44px; min-inline-size: 44px; padding: 8px 18px;
  border: 2px solid #1f5f4f; border-radius: 11px; background: #1f5f4f; color: #fffdf9;
  font: 600 17px/1.4 system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif; cursor: pointer;
}
button:focus-visible { outline: 3px solid #b8741a; outline-offset: 2px; }
[hidden] { display: none !important; }
#talk {
  position: fixed; z-index: 2147483647; inset-block-end: 16px; inset-inline-end: 16px;
  inline-size: min(430px, 100vw - 32px); block-size: min(720px, 100vh - 32px);
  display: flex; flex-direction: column; overflow: hidden;
  border: 2px solid #1f5f4f; border-radius: 16px; background: #fbf6ee; box-shadow: 0 8px 32px #0004;
}
.close { align-self: end; padding: 0; border: 0; background: none; color: #2b2320; font-size: 28px; line-height: 1; }
iframe { flex: 1; inline-size: 100%; border: 0; }
@media (max-width: 480px) { #talk { inset: 0; inline-size: auto; block-size: auto; border: 0; border-radius: 0; } }
`;

if (settings.sites.includes(location.origin) && 'adoptedStyleSheets' in document) button();
else script.after(link);
