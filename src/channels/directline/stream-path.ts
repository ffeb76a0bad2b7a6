// The address of a stream, written and read in one place.

/** Where the router is mounted. */
export const directLinePath = '/v3/directline';

export const streamPath = (conversation: string): string => `${directLinePath}/conversations/${conversation}/stream`;

/** Undefined when this is no stream's address. */
export const readStreamUrl = (
  url: string,
): { readonly conversation: string; readonly watermark: string; readonly ticket: string } | undefined => {
  const [path = '', query] = url.split('?');
  const conversation = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/.exec(path)?.[1];
  if (conversation === undefined) return undefined;
  const asked = new URLSearchParams(query);
  return { conversation, watermark: asked.get('watermark') ?? '', ticket: asked.get('t') ?? '' };
};
