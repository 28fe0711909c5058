// 导入批次: one file from its dry run to its import, and back. Steps go on while the page is open; closing it loses nothing.
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { batchId as batchIdSchema, type Batch, type BatchId } from '~types/imports'
import { z } from '~types/schema'
import { CallError } from '@/api/failure'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Numeral } from '@/components/numeral'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Stack } from '@/components/stack'
import { Steps } from '@/components/steps'
import { Tag } from '@/components/tag'
import { TextInput } from '@/components/text-input'
import { goThrough } from '../../imports/send-file'
import { COUNTS, OUTCOME_TONES, OUTCOMES, STATES, TONES } from '../../imports/words'
import { Differences, Issues, Kept } from './report'

const STAGES = ['上传', '试运行', '确认', '导入'] as const
const STAGE: Partial<Record<Batch['state'], number>> = {
  uploading: 0,
  checking: 1,
  checked: 2,
  importing: 3,
  done: 4,
}
const running = (state: Batch['state']): boolean =>
  state === 'uploading' || state === 'checking' || state === 'importing' || state === 'undoing'

/** Takes the server's steps while the page is open; `start` takes them up again after a failure or a decision. */
function useSteps(batchId: BatchId, onStep: (batch: Batch) => void) {
  const [error, setError] = useState<CallError>()
  const [busy, setBusy] = useState(false)
  const left = useRef(false)
  const going = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])
  const start = async () => {
    if (going.current) return
    going.current = true
    setBusy(true)
    setError(undefined)
    try {
      await goThrough(batchId, onStep, () => left.current)
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      setError(failure)
    } finally {
      going.current = false
      setBusy(false)
    }
  }
  return { start, busy, error }
}

function Totals({ batch }: { batch: Batch }) {
  return (
    <Card>
      <Stack row>
        {COUNTS.map(([key, label]) => (
          <Numeral key={key} value={batch.counts[key]} unit='行' label={label} />
        ))}
      </Stack>
    </Card>
  )
}

function Confirm({ batch, onDecided }: { batch: Batch; onDecided: (batch: Batch) => void }) {
  const confirm = useAction('imports.confirm')
  const discard = useAction('imports.discard')
  const decide = async (made: Promise<Batch | undefined>) => {
    const next = await made
    if (next) onDecided(next)
  }
  const { batchId, sha256 } = batch
  return (
    <>
      <Problem error={confirm.error ?? discard.error} />
      <Notice title='尚未写入任何内容'>
        确认后按刚才试运行的同一个文件导入。被拒绝的行不写入;待核的行只给已有记录加上待人工核对的标记。
      </Notice>
      <Button loading={confirm.busy} onPress={() => void decide(confirm.run({ batchId, sha256 }))}>
        确认导入
      </Button>
      <Button variant='quiet' loading={discard.busy} onPress={() => void decide(discard.run({ batchId }))}>
        放弃这个文件
      </Button>
    </>
  )
}

function Undo({ batch, onDecided }: { batch: Batch; onDecided: (batch: Batch) => void }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const undo = useAction('imports.undo')
  const wrong = undo.error?.field('reason')
  const begin = async () => {
    const next = await undo.run({ batchId: batch.batchId, reason })
    if (!next) return
    setOpen(false)
    onDecided(next)
  }
  return (
    <>
      <Button variant='secondary' fit='words' onPress={() => setOpen(true)}>
        撤销这次导入
      </Button>
      <Dialog
        open={open}
        title='撤销这次导入?'
        confirm='撤销导入'
        danger
        busy={undo.busy}
        onConfirm={() => void begin()}
        onCancel={() => setOpen(false)}
      >
        <Notice tone='warn'>
          恢复导入前的内容。之后本人、工作人员或其他批次更改过的记录保持不变,并逐条说明原因。
        </Notice>
        <TextInput
          label='原因'
          value={reason}
          onChange={setReason}
          maxLength={200}
          hint='必填,如: 选错文件'
          {...(wrong === undefined ? {} : { error: wrong })}
        />
        {wrong === undefined && <Problem error={undo.error} />}
      </Dialog>
    </>
  )
}

function BatchView({ batchId }: { batchId: BatchId }) {
  const read = useQuery('imports.get', { batchId })
  const [stepped, setStepped] = useState<Batch>()
  const steps = useSteps(batchId, setStepped)
  const batch = stepped ?? read.data?.batch
  const { start } = steps
  const state = read.data?.batch.state
  const began = useRef(false)
  useEffect(() => {
    if (state === undefined || !running(state) || began.current) return
    began.current = true
    void start()
  }, [state, start])
  const resting = batch !== undefined && !running(batch.state)
  const { reload } = read
  useEffect(() => {
    if (resting && stepped !== undefined) reload()
  }, [resting, stepped, reload])
  // What cannot go on has ended on the server too: a file of another feed is thrown away there.
  const ended = steps.error !== undefined && !steps.error.retry
  useEffect(() => {
    if (!ended) return
    setStepped(undefined)
    reload()
  }, [ended, reload])
  const decided = (next: Batch) => {
    setStepped(next)
    if (running(next.state)) void start()
  }
  return (
    <Loaded read={read} rows={6}>
      {data => {
        const now = batch ?? data.batch
        return (
          <>
            <Section title={now.feedLabel} note={now.fileName || '命令行导入'}>
              <Stack row gap='small'>
                <Tag tone={TONES[now.state]}>{STATES[now.state]}</Tag>
                {running(now.state) && now.steps > 0 && <Tag>{`${now.step}/${now.steps}`}</Tag>}
              </Stack>
              {STAGE[now.state] !== undefined && <Steps steps={STAGES} current={STAGE[now.state] ?? 0} />}
              {steps.error && (
                <>
                  <Problem error={steps.error} />
                  {steps.error.retry ? (
                    <Button variant='secondary' loading={steps.busy} onPress={() => void start()}>
                      继续
                    </Button>
                  ) : (
                    <Button
                      variant='secondary'
                      onPress={() => void Taro.redirectTo({ url: '/admin/pages/imports/index' })}
                    >
                      重新选择文件
                    </Button>
                  )}
                </>
              )}
              {steps.busy && <Notice>正在处理,可以离开本页,回来后会接着进行。</Notice>}
              {now.counts.read > 0 && <Totals batch={now} />}
              {now.undo && (
                <Notice tone={now.undo.kept > 0 ? 'warn' : 'ok'}>
                  {`已恢复 ${now.undo.restored} 条记录,保留 ${now.undo.kept} 条`}
                </Notice>
              )}
              {now.state === 'checked' && <Confirm batch={now} onDecided={decided} />}
              {now.state === 'done' && <Undo batch={now} onDecided={decided} />}
            </Section>
            {data.issues.length > 0 && (
              <Section title='问题汇总'>
                <Card flush>
                  {data.issues.map(issue => (
                    <Cell
                      key={issue.reason}
                      title={issue.reason}
                      leading={<Tag tone={OUTCOME_TONES[issue.outcome]}>{OUTCOMES[issue.outcome]}</Tag>}
                      value={`${issue.count} 处`}
                    />
                  ))}
                </Card>
              </Section>
            )}
            {now.state === 'checked' && <Differences batchId={batchId} />}
            {resting && now.state !== 'discarded' && <Issues batchId={batchId} />}
            {now.undo !== null && now.undo.kept > 0 && resting && <Kept batchId={batchId} />}
          </>
        )
      }}
    </Loaded>
  )
}

export default function ImportPage() {
  const known = z.safeParse(batchIdSchema, useRouter().params['id'])
  return (
    <Page title='导入批次' wide='admin'>
      {known.success ? (
        <BatchView batchId={known.data} />
      ) : (
        <Empty icon='question' title='没有找到这个批次' note='请从数据导入页面打开。' />
      )}
    </Page>
  )
}
