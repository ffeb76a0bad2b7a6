// What a webhook tells us, one event a piece: what a person did, what became of a message, what Meta says to the operator.
import type { Action } from './errors.ts';

/** Where an answer goes: the number when it is known, else the business-scoped user id. */
export type Address = { readonly bsuid?: string; readonly phone?: string };

/** What every event of a person carries. */
export type FromPerson = {
  /** Unique for ever: a re-delivery brings the same one. May stand in the open; `messageKey(id)`. */
  readonly key: string;
  /** The id at Meta (`wamid.…`), for read receipts, quotes and reactions. The number can be read from it: seal it. */
  readonly id: string;
  /** Seconds since 1970, as Meta counts them. */
  readonly at: number;
  /** The business-scoped user id (`NL.…`), or `wa:` and the number when there is none. */
  readonly userKey: string;
  readonly bsuid: string | null;
  readonly phone: string | null;
  readonly replyField: 'to' | 'recipient';
  /** The message of ours that is quoted, or whose button was tapped. */
  readonly replyTo?: string;
  readonly forwarded?: true;
  /** Delivered after the 24 hours in which it may be answered: store it, say nothing. */
  readonly stale?: true;
};

export type Deed =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Letters as they came, before signs that cannot be seen were taken out. */
      readonly length: number;
      readonly asNumber?: number;
      readonly command?: 'stop';
      readonly emptyAfterNormalise?: true;
    }
  | { readonly kind: 'choice'; readonly choiceId: string; readonly title: string }
  | { readonly kind: 'form'; readonly data: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'location';
      /** Two decimals, about a kilometre: enough for a municipality, too little for a home. */
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string;
      readonly store: false;
    }
  | {
      readonly kind: 'media';
      readonly mediaType: MediaType;
      readonly caption?: string;
      readonly voice?: boolean;
      readonly filename?: string;
      readonly filenameIsUntrusted?: true;
      readonly download: false;
    }
  /** A card of a third person is never passed on; `sharedPhone` only when she answered our own request for it. */
  | { readonly kind: 'contacts'; readonly requested: boolean; readonly sharedPhone?: string; readonly store: false }
  | { readonly kind: 'reaction'; readonly emoji: string | null; readonly to: string }
  | { readonly kind: 'unsupported'; readonly subtype: string };

export type MediaType = 'audio' | 'image' | 'video' | 'document' | 'sticker';

/** The person goes on under another id; everything under `from` belongs to `to` now. */
export type IdentityEvent = {
  readonly kind: 'identity';
  readonly key: string;
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly bsuid: string | null;
  readonly phone: string | null;
};

export type StatusEvent = {
  readonly kind: 'status';
  readonly key: string;
  readonly id: string;
  readonly at: number;
  readonly status: Status;
  /** Null when Meta does not say: match by `id` or `callbackData` only. */
  readonly userKey: string | null;
  /** What we sent as `biz_opaque_callback_data`. */
  readonly callbackData: string | null;
  readonly billable: boolean | null;
  /** `service`, `utility`, …; `unknown` for a price this version does not know. */
  readonly category: string | null;
  readonly pricingModel: string | null;
  readonly pricingType: string | null;
  readonly code?: number;
  readonly action?: Action;
  readonly remedy?: string;
};
export type Status = 'sent' | 'delivered' | 'read' | 'failed';

export type PreferenceEvent = {
  readonly kind: 'preference';
  readonly key: string;
  readonly userKey: string;
  readonly category: string;
  readonly value: 'stop' | 'resume';
};

/** News about the account, the number or a template: for the operator, never for a person. */
export type OpsEvent = {
  readonly kind: 'ops';
  readonly key: string;
  readonly field: string;
  readonly event: string;
  readonly severity: 'alarm' | 'notice';
};

export type PersonEvent = FromPerson & Deed;
export type InboundEvent = PersonEvent | IdentityEvent | StatusEvent | PreferenceEvent | OpsEvent;

/** What one piece of a webhook was read as; `undefined`: not said to us. */
export type Piece = InboundEvent | { readonly kind: 'spoilt'; readonly why: 'kind' | 'shape' } | undefined;

/** Signed by Meta but not understood: kept apart, sealed, for whoever mends it. */
export type Unknown = {
  readonly kind: 'unknown';
  readonly key: string;
  readonly why: 'field' | 'kind' | 'shape';
  readonly field: string;
  /** The piece as JSON. It may hold what a person wrote. */
  readonly raw: string;
};

export const addressOf = ({ bsuid, phone }: { bsuid: string | null; phone: string | null }): Address => ({
  ...(bsuid === null ? {} : { bsuid }),
  ...(phone === null ? {} : { phone }),
});
