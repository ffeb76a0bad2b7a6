// The mark: a signpost whose arms point both ways, because people here read from both sides.
export const Mark = () => (
  <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <path d="M15 2h2v28h-2z" />
    <path d="M10 5h14l5 4-5 4H10z" class="arm" />
    <path d="M22 15H8l-5 4 5 4h14z" />
  </svg>
);

/** The same in the tab of the browser, without a request of its own. */
export const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#1f5f4f" d="M15 2h2v28h-2zM22 15H8l-5 4 5 4h14z"/><path fill="#d9902f" d="M10 5h14l5 4-5 4H10z"/></svg>',
)}`;
