// The names a mini-program file sees: those the platform gives, and the browser's that it must not find.

/** Parameters that the host fills, in this order. */
export const GIVEN = [
  'require',
  'module',
  'exports',
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'global',
  'globalThis',
  'Function',
] as const

/**
 * Parameters that stay undefined. WeChat's logic layer has no DOM and none of the web's network, storage,
 * crypto or encoding interfaces; `Intl` is missing on many Android phones, so code that needs it must fail here.
 */
export const HIDDEN = [
  ...['window', 'self', 'document', 'top', 'parent', 'frames', 'location', 'history', 'navigator', 'screen'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'fetch', 'XMLHttpRequest', 'WebSocket'],
  ...['EventSource', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'File', 'FileReader'],
  ...['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'crypto'],
  ...['performance', 'structuredClone', 'queueMicrotask', 'btoa', 'atob', 'Worker', 'Image', 'Audio'],
  ...['HTMLElement', 'Element', 'Node', 'Event', 'EventTarget', 'CustomEvent', 'MutationObserver'],
  ...['IntersectionObserver', 'ResizeObserver', 'getComputedStyle', 'matchMedia', 'customElements'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'alert', 'confirm', 'prompt', 'postMessage', 'eval'],
  ...['process', 'Buffer', 'Intl'],
] as const
