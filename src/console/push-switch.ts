// On the page of one's own account: asks the browser for push messages and hands the form where they go.
const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));

const sameKey = (kept: ArrayBuffer | null, key: Uint8Array): boolean =>
  kept !== null && String(new Uint8Array(kept)) === String(key);

/** Where this browser takes messages; a subscription of other keys is ended first. */
const subscribe = async (key: Uint8Array<ArrayBuffer>): Promise<PushSubscriptionJSON> => {
  await navigator.serviceWorker.register('/desk/push-worker.js', { scope: '/desk/' });
  const { pushManager } = await navigator.serviceWorker.ready;
  const old = await pushManager.getSubscription();
  if (old && sameKey(old.options.applicationServerKey, key)) return old.toJSON();
  await old?.unsubscribe();
  return (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
};

const offer = () => {
  const form = document.querySelector<HTMLFormElement>('form[data-push]');
  const button = form?.querySelector('button');
  const told = document.querySelector<HTMLElement>('#push-told');
  if (!form || !button || !told || !('serviceWorker' in navigator) || !('PushManager' in window)) return;
  told.textContent = '';
  form.hidden = false;
  form.onsubmit = (event) => {
    const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
    if (field('endpoint').value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    button.disabled = true;
    const ask = async () => {
      if ((await Notification.requestPermission()) !== 'granted') return form.dataset.denied ?? '';
      const { endpoint = '', keys } = await subscribe(bytesOf(form.dataset.push ?? ''));
      field('endpoint').value = endpoint;
      field('p256dh').value = keys?.p256dh ?? '';
      field('auth').value = keys?.auth ?? '';
      form.submit();
      return '';
    };
    ask()
      .catch(() => form.dataset.failed ?? '')
      .then((says) => {
        told.textContent = says;
        button.disabled = false;
      });
  };
};

document.addEventListener('htmx:afterSettle', ({ target }) => {
  if (target === document.body) offer();
});
offer();

/** A file of its own for the checker: its names are not those of the other scripts. */
export {};
