/**
 * What a figure asks for. A screen says it at once; nobody is told and nothing is diagnosed.
 *
 * | kind           | see a doctor today                 | tell the doctor                      | source                                  |
 * | -------------- | ---------------------------------- | ------------------------------------ | --------------------------------------- |
 * | blood_pressure | ≥ 160 or ≥ 110 mmHg                | ≥ 140 or ≥ 90 mmHg                   | 妊娠期高血压疾病诊治指南(2020)          |
 * | glucose        | < 3.3 mmol/L                       | fasting ≥ 5.3, 1 h ≥ 7.8, 2 h ≥ 6.7  | 妊娠期高血糖诊治指南(2022)              |
 * | movement       | fewer than 10 in two hours         | -                                    | 孕前和孕期保健指南(2018), PG_FETAL_MOVE |
 * | weight         | -                                  | -                                    | -                                       |
 */
import type { SelfRecordValues } from '../../../types/diary'

export type Advice = 'today' | 'tell' | 'none'

export function adviceOf(record: SelfRecordValues): Advice {
  switch (record.kind) {
    case 'blood_pressure': {
      const { systolic, diastolic } = record
      if (systolic >= 160 || diastolic >= 110) return 'today'
      return systolic >= 140 || diastolic >= 90 ? 'tell' : 'none'
    }
    case 'glucose':
      if (record.mmol < 3.3) return 'today'
      return record.mmol >= mostOf[record.when] ? 'tell' : 'none'
    case 'movement':
      // Ten within less than two hours is as it should be; less than two hours without ten says nothing yet.
      return record.minutes >= 120 && record.count < 10 ? 'today' : 'none'
    case 'weight':
      return 'none'
  }
}

const mostOf = { fasting: 5.3, after_1h: 7.8, after_2h: 6.7 } as const
