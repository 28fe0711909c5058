// 编写草稿: a programme version in a form, checked while it is written; nothing holds until a second person publishes it.
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Output } from '~types/contract'
import { draftId, type Draft, type FormField } from '~types/policy'
import { z } from '~types/schema'
import { useAction } from '@/api/use-action'
import { useQuery } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { Stack } from '@/components/stack'
import { toast } from '@/components/toast'
import { ConditionTree } from '../../policy/condition-tree'
import { ExampleCards } from '../../policy/example-cards'
import { FormControl, withField } from '../../policy/form-control'
import { places } from '../../policy/places'
import { useDraft, type DraftForm } from '../../policy/use-draft'
import { WarningCards } from '../../policy/warning-cards'
import { DRAFT_WORDS } from '../../policy/words'

type Form = Output<'policy.form'>

const SAVED: Record<DraftForm['state'], string> = {
  kept: '已保存',
  saving: '正在保存',
  local: '已存在本机,联网后继续保存',
}

function Faults({ check: { faults } }: Pick<DraftForm, 'check'>) {
  if (faults.length === 0) return <Notice tone='ok'>内容完整,示例与预期一致,可以试算和提交。</Notice>
  return (
    <Notice tone='warn' title={`还有${faults.length}处需要完善`}>
      {faults.map(({ path, place, reason }) => (
        <View key={`${path} ${reason}`}>{`${place}:${reason}`}</View>
      ))}
    </Notice>
  )
}

function Editor({ draft, form }: { draft: Draft; form: Form }) {
  const edited = useDraft(draft)
  const submit = useAction('policy.draft.submit')
  const withdraw = useAction('policy.draft.withdraw')
  const [ending, setEnding] = useState(false)
  const { definition, revision, check, state, refused, change, settle } = edited
  const errorAt = (name: string) =>
    check.faults.find(({ path }) => path === name || path.startsWith(`${name}.`))?.reason
  const own = { draftId: draft.draftId, revision }
  const cardOf = (fields: readonly FormField[]) => (
    <Card>
      {fields.map(field => (
        <FormControl
          key={field.name}
          field={field}
          value={definition[field.name]}
          error={errorAt(field.name)}
          programmes={form.programmes}
          onChange={value => change(withField(definition, field.name, value))}
        />
      ))}
    </Card>
  )
  const leave = () => void Taro.redirectTo({ url: places.programmes })
  const rehearse = async () => {
    if (await settle()) void Taro.navigateTo({ url: places.rehearsal(draft.draftId) })
  }
  const send = async () => {
    if (!(await submit.run(own))) return
    toast('已提交,请另一位管理人员审核')
    leave()
  }
  return (
    <>
      {draft.reason !== null && (
        <Notice tone='warn' title='退回原因'>
          {draft.reason}
        </Notice>
      )}
      {refused && <Problem error={refused} />}
      <Faults check={check} />
      {form.sections.map(({ title, fields }) => (
        <Section key={title} title={title}>
          {cardOf(fields)}
        </Section>
      ))}
      <Section
        title='条件'
        note='从上到下逐条说明;可以分组,组内再分组。改动时间或年龄后,请核对「办理时间」和说明中的文字是否还一致。'
      >
        <ConditionTree
          rule={definition['rule']}
          from='rule'
          form={form}
          faults={check.faults}
          onChange={rule => change({ ...definition, rule })}
        />
      </Section>
      <Section title='不符合时的告知'>{cardOf(form.telling)}</Section>
      <Section title='提示' note='不影响办理:不符合下面的条件时,居民在结果之外多看到一条提示。'>
        <WarningCards
          warnings={definition['warnings']}
          form={form}
          faults={check.faults}
          onChange={warnings => change(withField(definition, 'warnings', warnings))}
        />
      </Section>
      {check.words.length > 0 && (
        <Section title='读出来是'>
          <Card tone='tint'>
            {check.words.map((line, i) => (
              <View key={`${i}`} style={{ whiteSpace: 'pre-wrap' }}>
                {line}
              </View>
            ))}
          </Card>
        </Section>
      )}
      <Section title='示例' note='至少一个符合、一个不符合;全部与预期一致才能发布。人物均为虚构。'>
        <ExampleCards
          examples={definition['examples']}
          fields={form.facts}
          expected={form.expected}
          programmes={form.programmes}
          own={draft.programme}
          check={check}
          firstDay={
            typeof definition['effectiveFrom'] === 'string' ? definition['effectiveFrom'] : form.earliest
          }
          onChange={examples => change({ ...definition, examples })}
        />
      </Section>
      <Problem error={submit.error ?? withdraw.error} />
      <Stack gap='small'>
        <View aria-live='polite'>{SAVED[state]}</View>
        {check.faults.length > 0 && (
          <Notice tone='warn'>{`还不能提交:有${check.faults.length}处需要完善,已在上方各处标出。`}</Notice>
        )}
        <Button variant='secondary' onPress={() => void rehearse()}>
          在全城试算
        </Button>
        <Button
          disabled={check.faults.length > 0 || state !== 'kept'}
          loading={submit.busy}
          onPress={() => void send()}
        >
          提交审核
        </Button>
        <Button variant='quiet' onPress={() => setEnding(true)}>
          撤回草稿
        </Button>
      </Stack>
      <Dialog
        open={ending}
        title='撤回这份草稿?'
        confirm='撤回草稿'
        danger
        busy={withdraw.busy}
        onConfirm={() => void withdraw.run(own).then(done => done && leave())}
        onCancel={() => setEnding(false)}
      >
        撤回后不能再修改或发布,已发布的版本不受影响。
      </Dialog>
    </>
  )
}

export default function DraftPage() {
  const known = z.safeParse(draftId, useRouter().params['id'])
  const read = useQuery('policy.draft.get', known.success ? { draftId: known.data } : null)
  const form = useQuery('policy.form', {})
  return (
    <Page title='编写草稿' wide='admin'>
      {known.success ? (
        <Loaded read={read} rows={8}>
          {draft =>
            draft.state === 'editing' || draft.state === 'returned' ? (
              <Loaded read={form} rows={8}>
                {made => <Editor key={draft.draftId} draft={draft} form={made} />}
              </Loaded>
            ) : (
              <Empty
                icon='list'
                title={`这份草稿${DRAFT_WORDS[draft.state]}`}
                note='提交后的内容不再修改;可以查看试算和审核结果。'
                action={{
                  text: '查看试算',
                  onPress: () => void Taro.redirectTo({ url: places.rehearsal(draft.draftId) }),
                }}
              />
            )
          }
        </Loaded>
      ) : (
        <Empty icon='list' title='没有这份草稿' note='请从政策项目的列表中打开。' />
      )}
    </Page>
  )
}
