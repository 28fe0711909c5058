// Samples: the controls of a form, the buttons and the tags.
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { DatePicker } from '@/components/date-picker'
import { Section } from '@/components/section'
import { Stack } from '@/components/stack'
import { Tag } from '@/components/tag'
import { TextInput } from '@/components/text-input'

type Partner = 'linked' | 'alone' | 'paper'

export function FormSamples() {
  const [name, setName] = useState('林晓禾')
  const [idNumber, setIdNumber] = useState('47010119950312')
  const [code, setCode] = useState('')
  const [period, setPeriod] = useState('2026-12-02')
  const [partner, setPartner] = useState<Partner | null>('linked')
  return (
    <>
      <Section title='表单' note='一次只问当下需要的内容。'>
        <Card>
          <TextInput label='姓名' value={name} onChange={setName} hint='与身份证一致,间隔号请用「·」' />
          <TextInput
            label='身份证号'
            kind='idcard'
            maxLength={18}
            value={idNumber}
            onChange={setIdNumber}
            error='还差4位。身份证号共18位,最后一位可能是X。'
          />
          <TextInput
            label='邀请码'
            kind='code'
            optional
            value={code}
            onChange={setCode}
            placeholder='对方发给您的8位码'
          />
          <DatePicker label='末次月经第一天' value={period} onChange={setPeriod} max='2026-12-31' />
          <Choice<Partner>
            label='检查方式'
            value={partner}
            onChange={setPartner}
            options={[
              { value: 'linked', label: '夫妻一起', note: '推荐,一次完成两人的检查' },
              { value: 'alone', label: '先做自己的部分' },
              { value: 'paper', label: '窗口办理', unavailable: '该机构窗口暂停服务' },
            ]}
          />
        </Card>
      </Section>
      <Section title='按钮与标签'>
        <Stack>
          <Button>下一步</Button>
          <Button loading>正在提交</Button>
          <Button disabled>名额已满</Button>
          <Button variant='danger'>撤回授权</Button>
        </Stack>
        <Stack row gap='small'>
          <Tag>已完成</Tag>
          <Tag tone='brand'>待到院</Tag>
          <Tag tone='accent'>现在</Tag>
          <Tag tone='ok'>可领取</Tag>
          <Tag tone='warn'>待核实</Tag>
          <Tag tone='danger'>已停用</Tag>
          <Tag tone='info'>自愿参加</Tag>
        </Stack>
      </Section>
    </>
  )
}
