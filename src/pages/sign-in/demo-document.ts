/** The invented name and number of the chosen demo person, so that nobody has to type eighteen digits in a demo. */
import { forget, readStored, store } from '@/platform/storage'
import { z } from '~types/schema'

const document = z.object({ name: z.string(), number: z.string() })
export type DemoDocument = z.infer<typeof document>

export function keepDemoDocument(value: DemoDocument | null): void {
  if (value) store('demo-document', value)
  else forget('demo-document')
}

/** Null outside a demo. */
export function demoDocument(): DemoDocument | null {
  const parsed = z.safeParse(document, readStored('demo-document'))
  return parsed.success ? parsed.data : null
}
