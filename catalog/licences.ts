/**
 * What the law asks a licence for: 婚前医学检查 (母婴保健法 art. 32), 产前筛查 (产前诊断技术管理办法). A city may ask for more.
 * Such a licence holds three years (母婴保健专项技术服务许可及人员资格管理办法).
 */
import type { LocalDate } from '../types/schema'
import type { City, Institution } from './city'

const national: Readonly<Record<string, string>> = {
  premarital: '母婴保健技术服务执业许可证(婚前医学检查)',
  prenatal_screening: '母婴保健技术服务执业许可证(产前筛查)',
}

/** The licences that a city asks for, by capability. */
export const licenceKinds = (city: Pick<City, 'licences'>): Readonly<Record<string, string>> =>
  city.licences ?? national

/** An institution of a demo pack with an invented licence for everything that it does and that needs one. */
export const licensed = (institution: Institution): Institution => ({
  ...institution,
  licences: institution.capabilities
    .filter(capability => capability in national)
    .map((capability, i) => ({
      capability,
      number: `许可示例${institution.id.slice(-6)}-${i + 1}`,
      issuedBy: '卫生健康主管部门',
      from: '2026-01-01' as LocalDate,
      to: '2028-12-31' as LocalDate,
    })),
})
