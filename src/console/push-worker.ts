// Runs in the volunteer's browser when no page is open: shows that somebody waits, and opens the desk when she presses it.
type Told = { readonly text: string; readonly tag: string };
type Lasting = Event & { waitUntil(work: Promise<unknown>): void };
type Page = { readonly url: string; focus(): Promise<unknown> };
type Here = {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(which: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(kind: string, hear: (event: never) => void): void;
};
const worker = self as unknown as Here;

worker.addEventListener('push', (event: Lasting & { readonly data?: { json(): Told } }) => {
  const { text, tag } = event.data?.json() ?? { text: 'Er wacht iemand.', tag: 'waiting' };
  // The same notice a second time takes the place of the first.
  event.waitUntil(worker.registration.showNotification('Wegwijs', { body: text, tag, lang: 'nl' }));
});

worker.addEventListener('notificationclick', (event: Lasting & { readonly notification: Notification }) => {
  event.notification.close();
  const show = async () => {
    const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const desk = pages.find(({ url }) => new URL(url).pathname.startsWith('/desk'));
    await (desk ? desk.focus() : worker.clients.openWindow('/desk'));
  };
  event.waitUntil(show());
});

/** A file of its own for the checker: its names are not those of the pages' scripts. */
export {};
