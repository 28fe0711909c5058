/** Who is signed in, kept on the device so that every page paints at once. */
import type { Me } from '~types/identity'
import { useQuery, type Read } from './use-query'

export const useMe = (): Read<Me> => useQuery('identity.me', {}, { keep: true })
