// The person at the counter: by her code, or by full name and number.
import { useState } from 'react'
import type { FoundPerson } from '~types/evidence'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { scan } from '@/platform/scan'

const shortest = 8

export function Find({ onFound }: { onFound: (people: readonly FoundPerson[]) => void }) {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const byCode = useAction('evidence.find')
  const byNumber = useAction('evidence.findByNumber')
  const look = async (text: string) => {
    if (text.trim().length < shortest) return
    const found = await byCode.run({ code: text.trim() })
    if (found) onFound(found.people)
  }
  const search = async () => {
    const found = await byNumber.run({ name, number })
    if (found) onFound(found.people)
  }
  const scanNow = async () => {
    const scanned = await scan()
    if (scanned.ok) void look(scanned.value)
  }
  return (
    <>
      <Section title='扫电子券或签到码' note='每次查找都会记录,本人可以看到。'>
        <Card>
          <TextInput
            label='券码或签到码'
            kind='code'
            maxLength={400}
            value={code}
            onChange={setCode}
            onDone={() => void look(code)}
          />
          {process.env.TARO_ENV === 'weapp' && (
            <Button icon='scan' loading={byCode.busy} onPress={() => void scanNow()}>
              扫一扫
            </Button>
          )}
          <Button
            variant='secondary'
            loading={byCode.busy}
            disabled={code.trim().length < shortest}
            onPress={() => void look(code)}
          >
            按码查找
          </Button>
        </Card>
        <Problem error={byCode.error} />
      </Section>
      <Section title='或按姓名和证件号码'>
        <Card>
          <TextInput label='姓名' value={name} onChange={setName} />
          <TextInput label='证件号码' kind='idcard' value={number} onChange={setNumber} />
          <Button
            variant='secondary'
            loading={byNumber.busy}
            disabled={name.trim() === '' || number.trim().length < shortest}
            onPress={() => void search()}
          >
            按证件查找
          </Button>
        </Card>
        <Problem error={byNumber.error} />
      </Section>
    </>
  )
}
