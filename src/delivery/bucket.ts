// A token bucket, pure: how many may go now, and when the next may.

/** `tokens` at the moment `at`, in milliseconds. */
export type Bucket = { readonly tokens: number; readonly at: number };
export type Rate = { readonly perSecond: number; readonly burst: number };

export const fullBucket = ({ burst }: Rate, now: number): Bucket => ({ tokens: burst, at: now });

export const filled = (bucket: Bucket, rate: Rate, now: number): Bucket => ({
  tokens: Math.min(rate.burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate.perSecond),
  at: Math.max(now, bucket.at),
});

/** Undefined when there is no whole token. */
export const spend = (bucket: Bucket, rate: Rate, now: number): Bucket | undefined => {
  const { tokens, at } = filled(bucket, rate, now);
  // Sums of fractions of a second fall short of a whole one by very little.
  return tokens >= 1 - 1e-9 ? { tokens: tokens - 1, at } : undefined;
};

/** Milliseconds until there is one. */
export const waitFor = (bucket: Bucket, rate: Rate, now: number): number =>
  Math.max(0, Math.ceil(((1 - filled(bucket, rate, now).tokens) / rate.perSecond) * 1000 - 1e-6));
