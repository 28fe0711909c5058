// What the server found wrong with a form whose fields are not on one screen: in words, above the button.
import type { CallError } from '@/api/failure'
import { Notice } from './notice'
import { Problem } from './problem'

export function FaultsView({ error }: { error: CallError }) {
  if (error.fields.length === 0) return <Problem error={error} />
  return (
    <Notice tone='warn' title='还需要修改'>
      {[...new Set(error.fields.map(field => field.text))].join('\n')}
    </Notice>
  )
}
