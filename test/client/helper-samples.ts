// Invented mandates of relatives.
import type { Given } from './backend'

export const mandates: Given<'helpers.mine'> = {
  mine: [
    {
      helperId: '31',
      name: null,
      until: '2027-02-21',
      code: { text: 'ABCDEFGHJK', until: '2026-11-24T02:00:00.000Z' },
    },
  ],
  others: [
    {
      helperId: '32',
      name: '沈*月',
      until: '2027-02-21',
      booked: [
        {
          institutionId: '7',
          appointmentId: '901',
          institution: '夷陵区妇幼保健院',
          serviceName: '产前检查',
          day: '2026-11-25',
          starts: '08:30',
          canCancel: true,
        },
      ],
    },
  ],
}
