// What one item asks for: kept on the server as a draft, or sent.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Output } from '~types/contract'
import type { OrderMenuItem } from '~types/orders'
import type { LocalDate } from '~types/schema'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { Notice } from '@/components/notice'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { makeCall } from '@/platform/make-call'

type Draft = Output<'orders.draft'>['draft']

export function Fill({ item, draft }: { item: OrderMenuItem; draft: Draft }) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>(draft?.answers ?? {})
  const [wanted, setWanted] = useState<string>(draft?.wantedOn ?? '')
  const save = useAction('orders.save')
  const submit = useAction('orders.submit')
  const cancel = useAction('orders.cancel')
  const wrong = (path: string) => {
    const error = submit.error?.field(path) ?? save.error?.field(path)
    return error === undefined ? {} : { error }
  }
  const keep = () =>
    save.run({
      item: item.item,
      answers: { ...answers },
      wantedOn: wanted === '' ? null : (wanted as LocalDate),
    })
  const later = async () => {
    if (await keep()) toast('已存为草稿')
  }
  const send = async () => {
    const kept = await keep()
    if (!kept || !(await submit.run({ orderId: kept.orderId }))) return
    toast('已提交')
    void Taro.redirectTo({ url: `/care/pages/order/index?id=${kept.orderId}` })
  }
  const drop = async () => {
    if (draft === null || !(await cancel.run({ orderId: draft.orderId }))) return
    toast('已删除草稿')
    void Taro.navigateBack()
  }
  const busy = save.busy || submit.busy || cancel.busy
  const { callFirst, earliest } = item
  return (
    <>
      {callFirst && (
        <Notice
          tone='warn'
          title={`${callFirst.when} ${callFirst.phone}`}
          action={{ text: `拨打${callFirst.phone}`, onPress: () => void makeCall(callFirst.phone) }}
        >
          线上申请不能代替急救。
        </Notice>
      )}
      <Section title={item.name} note={`${item.note} · ${item.within}`}>
        {item.fields.map(({ field, label, optional, options }) =>
          options === null ? (
            <TextInput
              key={field}
              label={label}
              optional={optional}
              maxLength={200}
              value={answers[field] ?? ''}
              onChange={text => setAnswers({ ...answers, [field]: text })}
              {...wrong(`answers.${field}`)}
            />
          ) : (
            <Choice
              key={field}
              label={label}
              optional={optional}
              options={options.map(value => ({ value, label: value }))}
              value={answers[field] ?? null}
              onChange={value => setAnswers({ ...answers, [field]: value })}
              {...wrong(`answers.${field}`)}
            />
          ),
        )}
        {earliest !== null && (
          <DatePicker
            label='希望的日期'
            min={earliest}
            value={wanted}
            onChange={setWanted}
            {...wrong('wantedOn')}
          />
        )}
      </Section>
      <Notice>填写的内容加密保存,只有为您服务的人员能看到。</Notice>
      <Problem error={save.error ?? submit.error ?? cancel.error} />
      <Button loading={busy} onPress={() => void send()}>
        提交申请
      </Button>
      <Button variant='quiet' disabled={busy} onPress={() => void later()}>
        先存为草稿
      </Button>
      {draft !== null && (
        <Button variant='quiet' disabled={busy} onPress={() => void drop()}>
          删除草稿
        </Button>
      )}
    </>
  )
}
