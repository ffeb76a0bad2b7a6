// Makes what was read unchangeable, and looks ids up safely: "constructor" finds nothing in it.

/** A frozen copy: records without a prototype, arrays frozen, all the way down. Plain data only. */
export const freeze = <T>(value: T): T => {
  if (Array.isArray(value)) return Object.freeze(value.map(freeze)) as T;
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) copy[key] = freeze(inner);
  return Object.freeze(copy) as T;
};
