// A chart of the coordinator's page: one shape for its bars, its table and its rows in the file.

/** `size` is the length of its bar; absent for what is not shown. */
export type Cell = { readonly text: string; readonly size?: number };

export type Chart = {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** What the rows are. */
  readonly head: string;
  /** At most three. */
  readonly columns: readonly string[];
  /** `name` short enough to stand beside its bars, or `isLong` for above them. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly Cell[] }[];
  readonly isLong?: boolean;
};
