/** Nationwide programmes: what every place in China gives, unless a city's pack has its own version of the code. */
import { antenatalBasic, firstBlood, folic } from '../kinds/pregnancy'
import { childcare, childHealth } from '../kinds/newborn'
import { preconception } from '../kinds/couple'
import { any, type Entry, type Place } from '../kinds/kind'
import { contraceptives, womensScreening } from '../kinds/women'

/** Worked cases need somewhere to be: 夷陵区, and a place outside it. */
const china: Place = {
  region: 'CN',
  regionName: '全国',
  home: 420506,
  away: 440105,
  effectiveFrom: '2026-01-01',
  source: '国家基本公共卫生服务规范(第三版)',
}

export const nationalEntries: readonly Entry[] = [
  preconception(
    { ...china, source: '国家免费孕前优生健康检查项目' },
    any({ is: 'residence', mode: 'HUKOU_ONE' }, { is: 'residence', mode: 'RESIDENT_6M_BOTH' }),
  ),
  folic({ ...china, source: '国家增补叶酸预防神经管缺陷项目' }),
  antenatalBasic(china),
  firstBlood({ ...china, source: '国家预防母婴传播工作方案' }),
  contraceptives({ ...china, source: '国家基本避孕药具免费发放' }),
  womensScreening({ ...china, source: '国家农村妇女「两癌」检查项目管理方案' }, 3),
  childHealth(china),
  childcare({ ...china, source: '国家育儿补贴制度实施方案(2025)' }),
]
