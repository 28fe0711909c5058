/** At the counter for people without a phone, or who lost it: vouchers and appointments on a printed slip. */
import { actions, staff } from './action'
import { localDate, personId, programmeCode, serviceCode, slotId, timeOfDay, voucherId, z } from './schema'

/** What is printed: it is used with the identity card, once. */
export const slip = z.object({
  title: z.string(),
  /** Masked. */
  name: z.string(),
  /** Grouped for reading aloud. */
  code: z.string(),
  issuedOn: localDate,
  /** Of a voucher. */
  validUntil: z.nullable(localDate),
  /** Of an appointment. */
  visit: z.nullable(
    z.object({
      day: localDate,
      starts: timeOfDay,
      ends: timeOfDay,
      institution: z.string(),
      address: z.string(),
      phone: z.string(),
    }),
  ),
  /** What is free, or what to bring and how to prepare. */
  lines: z.array(z.string()),
})
export type Slip = z.infer<typeof slip>

export const counterActions = actions({
  'counter.view': {
    summary: 'What a person found today may be given here: vouchers to issue, vouchers in hand.',
    kind: 'read',
    access: staff('clerk'),
    input: z.object({ personId }),
    output: z.object({
      institutionId: z.string(),
      items: z.array(
        z.object({
          programme: programmeCode,
          title: z.string(),
          held: z.boolean(),
          service: z.nullable(serviceCode),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  'counter.issue': {
    summary:
      'Issue a voucher to the person at the counter, or print the one in hand again; under the same rules and budget.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({ personId, programme: programmeCode }),
    output: z.object({ voucherId, slip }),
    errors: [
      'NOT_FOUND',
      'NOT_ELIGIBLE',
      'ALREADY_CLAIMED',
      'ALREADY_USED',
      'VOUCHER_REVOKED',
      'SITE_NO_CAPABILITY',
      'DUPLICATE_PERSON',
      'QUOTA_YEAR',
    ],
  },
  'counter.replace': {
    summary:
      'New codes for the voucher of somebody who lost the phone or the slip: those before are void, and a new slip is printed.',
    kind: 'write',
    access: staff('clerk'),
    input: z.object({ personId, programme: programmeCode }),
    output: z.object({ voucherId, slip }),
    errors: ['NOT_FOUND', 'NOT_ELIGIBLE', 'VOUCHER_CLOSED', 'SITE_NO_CAPABILITY'],
  },
  'counter.book': {
    summary: "Book a session at the clerk's institution for the person at the counter.",
    kind: 'write',
    access: staff('clerk'),
    input: z.object({ personId, service: serviceCode, slotId }),
    output: z.object({ slip }),
    errors: [
      'NOT_FOUND',
      'SLOT_FULL',
      'SITE_CLOSED',
      'TICKETED',
      'SITE_NO_CAPABILITY',
      'ALREADY_BOOKED',
      'SLOT_PAST',
    ],
  },
})
