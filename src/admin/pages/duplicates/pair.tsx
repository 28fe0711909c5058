// Two records side by side, masked, and the decision: one person (which record stays), or two.
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { PersonRecord } from '~types/imports'
import type { PersonId } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { instantWords } from '@/components/instant-words'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Table } from '@/components/table'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'

const LINES: readonly { key: string; title: string; of: (record: PersonRecord) => string }[] = [
  { key: 'name', title: '姓名', of: record => record.name },
  { key: 'sex', title: '性别', of: record => record.sex },
  { key: 'birth', title: '出生日期', of: record => record.birthDate ?? '未知' },
  {
    key: 'documents',
    title: '证件',
    of: record => record.documents.map(paper => `${paper.kind} ${paper.number}`).join('、') || '无',
  },
  { key: 'phone', title: '手机号', of: record => record.phone ?? '无' },
  { key: 'village', title: '现居住地', of: record => record.village || '未知' },
  { key: 'hukou', title: '户籍地', of: record => record.hukou || '未知' },
  { key: 'partner', title: '配偶', of: record => record.partner ?? '无' },
  {
    key: 'ties',
    title: '关联记录',
    of: record => `孕期 ${record.pregnancies},电子券 ${record.vouchers},预约 ${record.appointments}`,
  },
  { key: 'account', title: '手机账号', of: record => (record.account ? '有' : '无') },
  { key: 'recorded', title: '建档时间', of: record => instantWords(record.recordedAt) },
]

type Opened = Output<'duplicates.open'>

export function Pair({ opened, onDecided }: { opened: Opened; onDecided: () => void }) {
  const [first, second] = opened.records
  const [verdict, setVerdict] = useState<PersonId | 'different' | null>(null)
  const [reason, setReason] = useState('')
  const merge = useAction('duplicates.merge')
  const different = useAction('duplicates.different')
  if (!first || !second) return null
  const pair = { personId: first.personId, otherId: second.personId }
  const decide = async () => {
    if (verdict === null) return
    const made =
      verdict === 'different'
        ? await different.run({ ...pair, reason })
        : await merge.run({ ...pair, keep: verdict, reason })
    if (!made) return
    toast(verdict === 'different' ? '已记录' : '已合并')
    onDecided()
  }
  return (
    <>
      <Notice>{`提示依据: ${opened.grounds.join('、')}。本次查看已记录,双方本人可以看到。`}</Notice>
      <Table
        label='两条记录'
        rows={LINES}
        rowKey={line => line.key}
        columns={[
          { key: 'what', title: '项目', width: '96px', cell: line => line.title },
          { key: 'first', title: '记录甲', cell: line => line.of(first) },
          { key: 'second', title: '记录乙', cell: line => line.of(second) },
        ]}
      />
      <Choice
        label='核对结果'
        options={[
          { value: first.personId, label: '同一人,保留记录甲', note: '记录乙的证件、券和预约并入' },
          { value: second.personId, label: '同一人,保留记录乙', note: '记录甲的证件、券和预约并入' },
          { value: 'different' as const, label: '不同的人', note: '以后不再提示这一对' },
        ]}
        value={verdict}
        onChange={setVerdict}
      />
      <TextInput
        label='依据'
        value={reason}
        onChange={setReason}
        maxLength={200}
        hint='如: 窗口核对证件原件'
      />
      <Problem error={merge.error ?? different.error} />
      <Button
        disabled={verdict === null || reason.trim().length < 2}
        loading={merge.busy || different.busy}
        onPress={() => void decide()}
      >
        提交核对结果
      </Button>
    </>
  )
}
