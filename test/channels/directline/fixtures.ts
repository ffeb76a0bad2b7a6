// The recorded examples of the protocol, by name, with how each is read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Carried } from '../../../src/channels/directline/wire.ts';

type Body = Readonly<Record<string, unknown>>;
export type Exchange = {
  readonly clock: string;
  readonly tokenSecret: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly json?: Body;
    readonly rawBody?: string;
    readonly bodyBytes?: number;
    readonly state?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly headersAbsent?: readonly string[];
    readonly json?: Body;
    readonly jsonShape?: Body;
  };
  readonly stored?: Body;
  readonly botReceives?: readonly Body[];
};
export type Spoken = { readonly activity: Carried & { readonly id: string; readonly timestamp: string } };
export type Refused = {
  readonly cases: readonly {
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly expect: { readonly status: number };
  }[];
};
export type Session = {
  readonly frames: readonly {
    readonly dir: 'server' | 'client';
    readonly text?: string;
    readonly json?: { readonly activities: readonly Carried[]; readonly watermark?: string };
    readonly close?: { readonly code: number; readonly reason: string };
  }[];
};

const folder = join(import.meta.dirname, 'fixtures');

export const fixtures: Readonly<Record<string, unknown>> = Object.fromEntries(
  readdirSync(folder).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
  ]),
);

/** Those with this field: every kind of fixture has one of its own. */
export const having = <T>(field: string): readonly (readonly [name: string, fixture: T])[] =>
  Object.entries(fixtures).flatMap(([name, fixture]) =>
    field in (fixture as object) ? [[name, fixture as T] as const] : [],
  );
