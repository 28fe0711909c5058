// A family of the village with its category and the paper that was seen; nobody is asked for the same paper twice.
import { useState } from 'react'
import type { FamilyProof, HardshipCategory } from '~types/families'
import { useAction } from '@/api/use-action'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Dialog } from '@/components/dialog'
import { Problem } from '@/components/problem'
import { Section } from '@/components/section'
import { TextInput } from '@/components/text-input'
import { toast } from '@/components/toast'
import { CATEGORIES, PROOFS } from '../../family-words'

const nobody = { name: '', number: '' }

export function ReportForm({ onDone }: { onDone: () => void }) {
  const report = useAction('families.report')
  const [open, setOpen] = useState(false)
  const [who, setWho] = useState(nobody)
  const [category, setCategory] = useState<HardshipCategory | null>(null)
  const [proof, setProof] = useState<FamilyProof | null>(null)
  const begin = () => {
    report.clear()
    setWho(nobody)
    setCategory(null)
    setProof(null)
    setOpen(true)
  }
  const send = async () => {
    if (category === null || proof === null || !(await report.run({ ...who, category, proof }))) return
    setOpen(false)
    toast('已上报,等待确认')
    onDone()
  }
  const wrong = (field: keyof typeof nobody) => {
    const error = report.error?.field(field)
    return error === undefined ? {} : { error }
  }
  return (
    <Section title='上报' note='看到证明后上报,由区里确认。证明不留存,以后不再重复索要。'>
      <Button variant='secondary' onPress={begin}>
        上报一户
      </Button>
      <Dialog
        open={open}
        title='上报一户'
        confirm='提交上报'
        busy={report.busy}
        onConfirm={() => void send()}
        onCancel={() => setOpen(false)}
      >
        <TextInput
          label='姓名'
          value={who.name}
          onChange={name => setWho({ ...who, name })}
          {...wrong('name')}
        />
        <TextInput
          label='证件号码'
          kind='idcard'
          value={who.number}
          onChange={number => setWho({ ...who, number })}
          {...wrong('number')}
        />
        <Choice label='类别' options={CATEGORIES} value={category} onChange={setCategory} />
        <Choice label='已看过的证明' options={PROOFS} value={proof} onChange={setProof} />
        <Problem error={report.error} />
      </Dialog>
    </Section>
  )
}
