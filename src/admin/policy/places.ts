// Addresses of the policy pages.
const page = (name: string, query: string): string => `/admin/pages/${name}/index${query}`

export const places = {
  programmes: page('programmes', ''),
  version: (code: string, version?: number): string =>
    page('version', `?code=${code}${version === undefined ? '' : `&version=${version}`}`),
  draft: (id: string): string => page('draft', `?id=${id}`),
  rehearsal: (id: string): string => page('rehearsal', `?id=${id}`),
} as const
