// What names a conversation, and what a body may be; on the lowest step, so that every part of the store can say it.

/** Anything JSON can hold; what it means is the caller's business. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type ConversationId = string & { readonly __id: 'conversation' };
