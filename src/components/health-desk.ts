// The desk for what no booking leads to: tablets and papers of the health centre, applications of the town hall.
import type { ProgrammeCode } from '~types/schema'

/** Subsidies and registrations (S_) are applied for at the town's service hall; everything else is the health centre's. */
export const healthDesk = (programme: ProgrammeCode): string =>
  programme.startsWith('S_')
    ? '村(社区)或乡镇、街道便民服务窗口'
    : '村卫生室、社区卫生服务中心或乡镇卫生院窗口'
