// A list as a file: masked, with a purpose that is recorded; more than 2,000 lines come in several files.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { ListFormat } from '~types/lists'
import type { Write } from '@/api/use-action'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Sheet } from '@/components/sheet'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { bytesOf, saveFile } from '@/platform/save-file'

const shortest = 4
const FORMATS = [
  { value: 'xlsx', label: 'Excel表格' },
  { value: 'csv', label: 'CSV文件' },
] as const satisfies readonly { value: ListFormat; label: string }[]

export interface TakeOutProps {
  total: number
  write: Pick<Write<'lists.export' | 'settlement.export'>, 'busy' | 'error'>
  take: (asked: {
    purpose: string
    format: ListFormat
    cursor?: string
  }) => Promise<Output<'lists.export' | 'settlement.export'> | undefined>
}

export function TakeOut({ total, write, take }: TakeOutProps) {
  const [open, setOpen] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [format, setFormat] = useState<ListFormat>('xlsx')
  const [cursor, setCursor] = useState<string | null>(null)
  const close = () => {
    setOpen(false)
    setCursor(null)
  }
  const submit = async () => {
    const file = await take({ purpose, format, ...(cursor === null ? {} : { cursor }) })
    if (!file) return
    saveFile(file.name, file.type, bytesOf(file.content))
    toast(`已导出${file.rows}条`)
    if (file.next === null) close()
    else setCursor(file.next)
  }
  return (
    <>
      <Button variant='quiet' fit='words' icon='outbox' onPress={() => setOpen(true)}>
        导出表格
      </Button>
      <Sheet open={open} title='导出表格' onClose={close}>
        <Notice>{`共${total}条,姓名和电话不完整显示。每次导出都会记录,本人可以看到。`}</Notice>
        <TextInput label='用途' value={purpose} onChange={setPurpose} maxLength={200} hint='至少4个字' />
        <Choice label='格式' layout='side-by-side' options={FORMATS} value={format} onChange={setFormat} />
        <Problem error={write.error} />
        <Button
          loading={write.busy}
          disabled={purpose.trim().length < shortest}
          onPress={() => void submit()}
        >
          {cursor === null ? '导出' : '导出下一份'}
        </Button>
      </Sheet>
    </>
  )
}
