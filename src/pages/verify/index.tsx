// 实名核验: name and number against the population, once.
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Input } from '~types/contract'
import { useAction } from '@/api/use-action'
import { useMe } from '@/api/use-me'
import { forgetReads } from '@/api/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choice'
import { Empty } from '@/components/empty'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Problem } from '@/components/problem'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { demoDocument } from '../sign-in/demo-document'

type DocType = Input<'identity.verify'>['docType']
const DOCUMENTS: { value: DocType; label: string }[] = [
  { value: 'resident_id', label: '居民身份证' },
  { value: 'hmt_permit', label: '港澳台居民居住证' },
  { value: 'permanent_resident', label: '外国人永久居留证' },
  { value: 'passport', label: '护照' },
]

function Form() {
  const [docType, setDocType] = useState<DocType>('resident_id')
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const verify = useAction('identity.verify')
  const demo = demoDocument()
  const fieldError = (path: string) => {
    const error = verify.error?.field(path)
    return error === undefined ? {} : { error }
  }
  const submit = async () => {
    const me = await verify.run({ docType, name, number })
    if (!me) return
    forgetReads()
    toast('核验通过')
    void Taro.switchTab({ url: '/pages/home/index' })
  }
  return (
    <>
      <Notice title='为什么需要'>
        只用来在本地登记信息中找到您本人,判断可享受的免费服务。号码加密保存,界面和日志中都不显示。
      </Notice>
      <Card>
        <Choice label='证件类型' options={DOCUMENTS} value={docType} onChange={setDocType} />
        <TextInput
          label='姓名'
          value={name}
          onChange={setName}
          placeholder='与证件一致'
          maxLength={50}
          {...fieldError('name')}
        />
        <TextInput
          label='证件号码'
          value={number}
          onChange={setNumber}
          kind='idcard'
          placeholder='末位是X请填X'
          maxLength={20}
          onDone={() => void submit()}
          {...fieldError('number')}
        />
      </Card>
      {demo && (
        <Button
          variant='quiet'
          onPress={() => {
            setName(demo.name)
            setNumber(demo.number)
          }}
        >
          填入演示人物的证件
        </Button>
      )}
      <Problem error={verify.error} />
      <Button
        loading={verify.busy}
        disabled={name.trim() === '' || number.trim() === ''}
        onPress={() => void submit()}
      >
        核验
      </Button>
    </>
  )
}

export default function Verify() {
  const me = useMe()
  return (
    <Page title='实名核验'>
      <Loaded read={me}>
        {data => {
          if (!data.signedIn)
            return (
              <Empty
                icon='person'
                title='请先登录'
                action={{
                  text: '去登录',
                  onPress: () => void Taro.redirectTo({ url: '/pages/sign-in/index' }),
                }}
              />
            )
          if (data.personId !== null)
            return (
              <Empty
                icon='shield'
                title='您已通过核验'
                note={`登记姓名 ${data.name ?? ''}`}
                action={{
                  text: '返回首页',
                  onPress: () => void Taro.switchTab({ url: '/pages/home/index' }),
                }}
              />
            )
          return <Form />
        }}
      </Loaded>
    </Page>
  )
}
