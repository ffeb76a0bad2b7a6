// How often somebody may try to come in, as data: per address at the door (a server's limit rows), and per account here.
/** Rows for the server's limits; put them before the public ones. An address may be a whole office. */
export const consoleLimits = [
  { name: 'desk sign-in', method: 'POST', path: /^\/desk\/in/, points: 30, seconds: 60 },
  { name: 'desk invitation', path: /^\/desk\/uitnodiging\//, points: 60, seconds: 60 },
  { name: 'desk live', path: /^\/desk\/events/, points: 600, seconds: 60 },
  { name: 'desk', path: /^\/desk/, points: 1200, seconds: 60 },
] as const;

/** In the database, so for all processes together. Keys are hashed there. */
export const tries = {
  /** One account from one address. */
  account: { most: 10, seconds: 15 * 60 },
  /** One account from everywhere: slows a guesser with many addresses, and does not keep passkeys out. */
  everywhere: { most: 100, seconds: 24 * 3600 },
  /** Wrong names, passwords and codes at one invitation. */
  invitation: { most: 40, seconds: 3600 },
} as const;
