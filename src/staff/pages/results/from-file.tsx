// Results from a clinic's own file: tried first, then entered; what is wrong is said by row and column.
import { useState } from 'react'
import type { Output } from '~types/contract'
import { serviceCode } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Table } from '@/components/table'
import { toast } from '@/components/toast'
import { base64 } from '@/platform/base64'
import { chooseFile } from '@/platform/choose-file'

const SERVICES = [
  { value: 'premarital_check', label: '婚前医学检查' },
  { value: 'preconception_check', label: '孕前优生健康检查' },
] as const
type Service = (typeof SERVICES)[number]['value']
type Report = Output<'results.import'>

const mostBytes = 1_000_000

export function FromFile({ onEntered }: { onEntered: () => void }) {
  const send = useAction('results.import')
  const [service, setService] = useState<Service>('premarital_check')
  const [file, setFile] = useState<{ name: string; content: string }>()
  const [tried, setTried] = useState<Report>()
  const [unread, setUnread] = useState('')
  const choose = async () => {
    const chosen = await chooseFile(['csv', 'xlsx'])
    if (!chosen.ok) return
    setTried(undefined)
    send.clear()
    if (chosen.value.size > mostBytes) {
      setUnread('文件不能超过1MB,请分成几个文件。')
      return
    }
    const bytes = await chosen.value.read(0, chosen.value.size)
    if (!bytes.ok) {
      setUnread('文件读不出来,请重新选择。')
      return
    }
    setUnread('')
    const content = base64(bytes.value)
    setFile({ name: chosen.value.name, content })
    await run(content, true)
  }
  const run = async (content: string, tryOnly: boolean) => {
    const report = await send.run({ service: serviceCode.parse(service), file: content, tryOnly })
    if (!report) return
    setTried(tryOnly ? report : undefined)
    if (tryOnly) return
    toast(`已录入${report.entered}人`)
    setFile(undefined)
    onEntered()
  }
  return (
    <Section
      title='从文件录入'
      note='一行一人。列名: 姓名、证件号码、检查日期、医学意见、建议,以及检查项目的名称;需要关注的结果末尾加*,没有做的写「未做」。'
    >
      <Choice label='项目' layout='side-by-side' options={SERVICES} value={service} onChange={setService} />
      <Button variant='secondary' icon='outbox' loading={send.busy} onPress={() => void choose()}>
        选择文件并试运行
      </Button>
      {unread !== '' && <Notice tone='warn'>{unread}</Notice>}
      {send.error?.field('file') !== undefined ? (
        <Notice tone='warn'>{send.error.field('file')}</Notice>
      ) : (
        <Problem error={send.error} />
      )}
      {tried && file && (
        <>
          <Notice tone={tried.errors.length === 0 ? 'ok' : 'warn'} title={file.name}>
            {`共${tried.rows}行: 可录入${tried.entered}人,已录入过${tried.same}人,有问题${tried.errors.length}行。`}
          </Notice>
          {tried.errors.length > 0 && (
            <Table
              label='有问题的行'
              rows={tried.errors}
              rowKey={row => `${row.row}`}
              columns={[
                { key: 'row', title: '行', width: '72px', numeric: true, cell: row => String(row.row) },
                { key: 'column', title: '列', width: '140px', cell: row => row.column || '—' },
                { key: 'text', title: '问题', cell: row => row.text },
              ]}
            />
          )}
          {tried.entered > 0 && (
            <Button loading={send.busy} onPress={() => void run(file.content, false)}>
              {`录入${tried.entered}人`}
            </Button>
          )}
        </>
      )}
    </Section>
  )
}
