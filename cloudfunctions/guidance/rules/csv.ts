/** A table as CSV for Excel: UTF-8 with BOM, CRLF (RFC 4180), and no cell that a spreadsheet would run as a formula. */

/** Beginnings that make a spreadsheet compute instead of show (OWASP, CSV injection). */
const dangerous = /^[=+\-@＝＋－＠\t\r\n]/

const safe = (value: string): string => (dangerous.test(value) ? `'${value}` : value)
const quoted = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** @param rows each as long as the head */
export const csvOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  '\uFEFF' + [head, ...rows].map(row => row.map(value => quoted(safe(value))).join(',') + '\r\n').join('')
