/** A row of civil affairs: two people and the day on which they registered. */
import type { LocalDate } from '../../../../types/schema'
import { normaliseNumber } from '../../rules/identity-number'
import type { DocType } from '../../sealed'
import { Cells, type Reading } from '../cells'
import type { Column } from '../feed'
import type { Row } from '../table'

export interface Party {
  readonly name: string
  readonly sex: 1 | 2
  readonly birth: LocalDate | null
  readonly docType: DocType
  readonly number: string
}
export interface MarriageRow {
  readonly marriedOn: LocalDate
  readonly office: string
  readonly husband: Party
  readonly wife: Party
}

type C = Column<'civil_affairs_marriages'>

/** What civil affairs calls the documents; `checked` ones follow GB 11643. */
const documents = new Map<string, 'checked' | { readonly docType: DocType; readonly shape: RegExp }>([
  ['居民身份证', 'checked'],
  ['港澳台居民居住证', 'checked'],
  ['外国人永久居留身份证', 'checked'],
  ['护照', { docType: 'passport', shape: /^[A-Z0-9]{5,17}$/ }],
  ['港澳居民来往内地通行证', { docType: 'hmt_permit', shape: /^[HM]\d{8}(\d\d)?$/ }],
  ['台湾居民来往大陆通行证', { docType: 'hmt_permit', shape: /^\d{8}$/ }],
  // The card of 2017, still valid.
  ['外国人永久居留证', { docType: 'permanent_resident', shape: /^[A-Z]{3}\d{12}$/ }],
])

export function readMarriageRow(row: Row<C>, today: LocalDate): Reading<MarriageRow> {
  const cells = new Cells(row, today)
  const marriedOn = cells.pastDate('登记日期')
  const husband = party(cells, '男方', 1)
  const wife = party(cells, '女方', 2)
  if (husband && wife && husband.docType === wife.docType && husband.number === wife.number)
    cells.say('女方证件号码', 'SAME_PERSON_TWICE')
  const office = cells.text('登记机关')
  return cells.done(
    marriedOn === null || husband === null || wife === null ? null : { marriedOn, office, husband, wife },
  )
}

function party(cells: Cells<C>, side: '男方' | '女方', sex: 1 | 2): Party | null {
  const name = cells.name(`${side}姓名`)
  const type = cells.text(`${side}证件类型`)
  const document = documents.get(type)
  if (document === undefined) return cells.say(`${side}证件类型`, 'DOCUMENT_TYPE_UNKNOWN', type)
  if (document === 'checked') {
    const id = cells.number(`${side}证件号码`)
    if (id === null || name === null) return null
    if (id.sex !== null && id.sex !== sex) return cells.say(`${side}证件号码`, 'SEX_CONTRADICTS')
    return { name, sex, birth: id.birth, docType: id.docType, number: id.number }
  }
  const number = normaliseNumber(cells.text(`${side}证件号码`))
  if (!document.shape.test(number)) return cells.say(`${side}证件号码`, 'ID_MALFORMED_DOCUMENT')
  return name === null ? null : { name, sex, birth: null, docType: document.docType, number }
}
