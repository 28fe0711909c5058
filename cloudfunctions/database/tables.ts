/** Generated from the migrations by `npm run generate`; a test holds the two together. */
import type { Instant, LocalDate, TimeOfDay } from '../../types/schema'

export interface Tables {
  account: {
    account_key: string
    person_id: string | null
    created_at: Instant
    verified_at: Instant | null
    failed_on: LocalDate | null
    failed_count: number
  }
  account_openid: {
    account_key: string
    openid_sealed: Buffer
  }
  appeal: {
    person_id: string
    appeal_id: string
    made_by: string
    programme: string
    programme_version: number
    category: 'not_told_at_once' | 'hidden_condition' | 'bundled_charge' | 'made_difficult' | 'result'
    said_sealed: Buffer
    inputs_sealed: Buffer
    region: string
    state: 'open' | 'answered'
    made_at: Instant
    due_on: LocalDate
    answered_at: Instant | null
    answered_by: string | null
    answer_sealed: Buffer | null
  }
  appointment: {
    institution_id: string
    appointment_id: string
    slot_id: string
    service: string
    state: 'booked' | 'cancelled' | 'checked_in' | 'no_show'
    person_id: string
    partner_id: string | null
    checkin_code_index: Buffer
    checkin_code_sealed: Buffer
    created_at: Instant
    cancelled_at: Instant | null
    checked_in_at: Instant | null
    moved_count: number
    released_at: Instant | null
    walk_in: boolean
  }
  appointment_release: {
    institution_id: string
    service: string
    day: LocalDate
    tickets_from: Instant
    opens_at: Instant
    opened_at: Instant | null
    last_ticket: number
    declared_by: string
    declared_at: Instant
  }
  article_review: {
    article_key: string
    version: number
    review_id: string
    verdict: 'passed' | 'withheld'
    reviewer: string
    reviewed_on: LocalDate
    reason: string | null
    account_key: string
    at: Instant
  }
  article_version: {
    article_key: string
    version: number
    current: boolean
    ordinal: number
    title: string
    summary: string
    stages: string[]
    audience: string[]
    sensitive: boolean
    words: string
    definition: unknown
  }
  attendance: {
    person_id: string
    appointment_id: string
    institution_id: string
    service: string
    state: 'booked' | 'cancelled' | 'checked_in' | 'no_show'
  }
  audit: {
    person_id: string
    audit_id: string
    at: Instant
    account_key: string
    role: string
    action: string
    purpose: string | null
    trace_id: string
  }
  booking_pause: {
    person_id: string
    pause_id: string
    from_day: LocalDate
    until_day: LocalDate
    missed: number
    lifted_at: Instant | null
    lifted_by: string | null
    reason_sealed: Buffer | null
  }
  consent: {
    person_id: string
    purpose: 'sms' | 'results_online' | 'share_partner' | 'share_village' | 'statistics'
    granted_at: Instant
    text_version: string
    channel: string
    withdrawn_at: Instant | null
  }
  contraceptive_line: {
    person_id: string
    order_id: string
    item: string
    units: number
    most: number
  }
  contraceptive_movement: {
    institution_id: string
    movement_id: string
    item: string
    units: number
    kind: 'received' | 'corrected' | 'ordered' | 'returned'
    at: Instant
    account_key: string
  }
  contraceptive_order: {
    person_id: string
    order_id: string
    institution_id: string
    voucher_id: string
    month: string
    state: 'placed' | 'handed' | 'sent' | 'cancelled'
    delivery: 'pickup' | 'mail'
    address_sealed: Buffer | null
    parcel: string | null
    placed_at: Instant
    fetch_until: LocalDate
    closed_at: Instant | null
  }
  contraceptive_stock: {
    institution_id: string
    item: string
    on_hand: number
  }
  couple_member: {
    person_id: string
    couple_id: string
    partner_id: string
    home_person_id: string
    married_on: LocalDate | null
    office: string | null
    source: 'civil_affairs' | 'invitation' | 'desk'
    confirmed_at: Instant | null
    ended_on: LocalDate | null
    plans_registration_on: LocalDate | null
  }
  declaration: {
    person_id: string
    declaration_id: string
    kind: 'plans_pregnancy' | 'plans_registration' | 'residence_since' | 'permit_until'
    day: LocalDate
    state: 'taken' | 'awaiting' | 'verified' | 'refused' | 'replaced'
    region: string
    declared_at: Instant
    decided_at: Instant | null
    decided_by: string | null
  }
  desk_conflict: {
    person_id: string
    conflict_id: string
    voucher_id: string
    counted_institution_id: string
    counted_at: Instant
    counted_settled_by: string | null
    counted_settled_at: Instant | null
    other_institution_id: string
    other_device_id: string
    other_record_id: string
    other_at: Instant
    other_settled_by: string | null
    other_settled_at: Instant | null
  }
  desk_device: {
    institution_id: string
    device_id: string
    label: string
    public_key: Buffer
    registered_by: string
    registered_at: Instant
    revoked_by: string | null
    revoked_at: Instant | null
  }
  desk_list: {
    institution_id: string
    list_id: string
    device_id: string
    account_key: string
    at: Instant
    valid_until: Instant
    vouchers: number
  }
  desk_record: {
    institution_id: string
    device_id: string
    record_id: string
    list_id: string
    outcome: 'accepted' | 'conflict' | 'refused'
    reason: string | null
    reason_params: unknown | null
    event_at: Instant
    synced_at: Instant
    account_key: string
    person_id: string | null
    voucher_id: string | null
    signature: Buffer
  }
  duplicate_pair: {
    person_id: string
    other_id: string
    score: number
    grounds: string[]
    state: 'open' | 'merged' | 'different'
    found_at: Instant
    decided_at: Instant | null
    decided_by: string | null
    reason_sealed: Buffer | null
  }
  entitlement_event: {
    person_id: string
    run_id: string
    occurred_on: LocalDate
    eligible_opened: string
    eligible_closed: string
    review_opened: string
    review_closed: string
    programmes: string | null
    cause: 'first' | 'facts' | 'date' | 'programmes' | null
    facts: never | null
  }
  evidence: {
    person_id: string
    evidence_id: string
    kind: 'residence_proof' | 'work_proof' | 'military_spouse' | 'pregnancy_proof' | 'referral' | 'high_risk_indication' | 'no_contraindication' | 'licensed_art_centre' | 'delivery_invoice' | 'risk_report' | 'bank_account' | 'birth_certificate' | 'consent_signed'
    valid_until: LocalDate | null
    verified_at: Instant
    verified_by: string
    institution_id: string | null
    revoked_at: Instant | null
  }
  exam_result: {
    person_id: string
    result_id: string
    service: string
    institution_id: string
    examined_on: LocalDate
    state: 'entered' | 'released' | 'replaced'
    items_sealed: Buffer
    opinion_sealed: Buffer
    entered_by: string
    entered_at: Instant
    released_by: string | null
    released_at: Instant | null
    explained_how: 'in_person' | 'video' | null
    explained_by: string | null
    explained_at: Instant | null
    replaces_id: string | null
    reason_sealed: Buffer | null
  }
  family_certification: {
    person_id: string
    certification_id: string
    category: 'special_family' | 'low_income' | 'destitute' | 'disabled'
    proof: 'certificate' | 'register' | 'card' | 'visit'
    state: 'reported' | 'confirmed' | 'refused'
    region: string
    reported_by: string
    reported_at: Instant
    decided_by: string | null
    decided_at: Instant | null
    reason_sealed: Buffer | null
  }
  family_certification_end: {
    person_id: string
    end_id: string
    category: string
    ended_on: LocalDate
    by_account: string
    at: Instant
    reason_sealed: Buffer
  }
  family_contact: {
    person_id: string
    account_key: string
    place: number
    phone: string
    named_by: string
    named_at: Instant
  }
  family_order: {
    person_id: string
    order_id: string
    item: string
    state: 'draft' | 'submitted' | 'accepted' | 'scheduled' | 'done' | 'rated' | 'refused' | 'cancelled'
    region: string
    answers_sealed: Buffer
    wanted_on: LocalDate | null
    deadline: LocalDate | null
    done_by: LocalDate | null
    worker: string | null
    scheduled_on: LocalDate | null
    scheduled_at: TimeOfDay | null
    channel: 'home' | 'phone' | 'video' | 'place' | null
    moved: number
    note_sealed: Buffer | null
    refusal_sealed: Buffer | null
    rating: number | null
    created_at: Instant
  }
  feedback_answer: {
    person_id: string
    answer_id: string
    about: string
    source: 'resident' | 'phone' | 'visit'
    answer: 'done_elsewhere' | 'not_now' | 'inconvenient' | 'wrong_data' | 'call_me'
    topic: string | null
    region: string
    answered_on: LocalDate
    answered_at: Instant
    account_key: string
    withdrawn_at: Instant | null
  }
  guidance: {
    person_id: string
    programme: string
    opened_on: LocalDate
    due_on: LocalDate
    region: string
    owner: string | null
    institution_id: string | null
    state: 'open' | 'contacted' | 'handed_over' | 'accepted' | 'done' | 'declined' | 'unreachable' | 'moved' | 'closed'
    ended_on: LocalDate | null
  }
  guidance_event: {
    person_id: string
    event_id: string
    programme: string
    opened_on: LocalDate
    kind: 'contact' | 'assignment' | 'hand_over' | 'accept' | 'return'
    outcome: 'reached' | 'unreachable' | 'declined' | 'moved' | null
    institution_id: string | null
    owner: string | null
    note_sealed: Buffer | null
    account_key: string
    at: Instant
  }
  guidance_export: {
    account_key: string
    export_id: string
    at: Instant
    purpose: string
    filters: unknown
    people: number
    sha256: string
  }
  hardship: {
    person_id: string
    category: 'special_family' | 'low_income' | 'destitute' | 'disabled'
    certified_on: LocalDate
    ends_on: LocalDate | null
    source: string
  }
  held_offer: {
    institution_id: string
    offer_id: string
    waiting_id: string
    slot_id: string
    places: number
    state: 'held' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn'
    offered_at: Instant
    expires_at: Instant
    ended_at: Instant | null
  }
  helper: {
    person_id: string
    helper_id: string
    place: number
    helper_person_id: string | null
    code_index: Buffer
    state: 'asked' | 'active' | 'ended'
    asked_at: Instant
    code_until: Instant
    until_day: LocalDate
    accepted_at: Instant | null
    ended_at: Instant | null
  }
  helper_booking: {
    person_id: string
    appointment_id: string
    institution_id: string
    helper_id: string
  }
  holiday: {
    day: LocalDate
    kind: 'off' | 'work'
    name: string
  }
  holiday_notice: {
    year: number
    version: number
    days: unknown
    published_by: string
    published_at: Instant
  }
  identifier: {
    number_index: Buffer
    person_id: string
    doc_type: 'resident_id' | 'passport' | 'permanent_resident' | 'hmt_permit' | 'birth_certificate' | 'temporary'
    number_sealed: Buffer
    valid_from: LocalDate | null
    valid_to: LocalDate | null
  }
  import_batch: {
    batch_id: string
    feed: string
    file_sha256: string
    imported_at: Instant
    rows_read: number
    created: number
    merged: number
    unchanged: number
    refused: number
    review: number
    state: 'uploading' | 'checking' | 'checked' | 'importing' | 'done' | 'undoing' | 'undone' | 'discarded'
    file_name: string
    file_size: number
    file_crc: string
    parts: number
    steps: number
    step: number
    rows_total: number
    account_key: string
    checked_counts: unknown | null
    undo_counts: unknown | null
    reason_sealed: Buffer | null
    started_at: Instant | null
    closed_at: Instant | null
  }
  import_change: {
    person_id: string
    change_id: string
    batch_id: string
    kind: 'person' | 'couple' | 'pregnancy' | 'hardship'
    record: string
    before: unknown | null
    after: unknown | null
    at: Instant
    undone_at: Instant | null
    kept: string | null
  }
  import_issue: {
    batch_id: string
    row_no: number
    column_name: string
    outcome: 'refused' | 'review' | 'warning'
    code: string
  }
  import_part: {
    batch_id: string
    kind: 'file' | 'slice' | 'diff'
    part_no: number
    created_at: Instant
    body_sealed: Buffer
  }
  institution: {
    institution_id: string
    name: string
    region: string
    address: string
    latitude: number
    longitude: number
    phone: string
    level: string
    capabilities: string[]
    hours: string
    active: boolean
  }
  itinerary: {
    person_id: string
    itinerary_id: string
    partner_id: string | null
    institution_id: string
    day: LocalDate
    registry_at: TimeOfDay | null
    created_at: Instant
  }
  itinerary_part: {
    person_id: string
    itinerary_id: string
    part: number
    programme: string
    service: string | null
    institution_id: string | null
    appointment_id: string | null
    voucher_person_id: string
    voucher_id: string
  }
  job_run: {
    job: string
    run_id: string
    started_at: Instant
    finished_at: Instant | null
    versions: unknown | null
    counts: unknown | null
    state: 'running' | 'done' | 'abandoned'
    on_day: LocalDate | null
    programmes: string | null
    scope: 'full' | 'night' | null
  }
  job_shard: {
    job: string
    run_id: string
    shard: number
    phase: number
    kind: 'facts' | 'region' | 'night' | 'guidance' | 'messages'
    low: string | null
    high: string | null
    name: string
    state: 'open' | 'done'
    counts: unknown | null
    finished_at: Instant | null
    people: never | null
  }
  licence: {
    institution_id: string
    licence_id: string
    capability: string
    number: string
    issued_by: string
    valid_from: LocalDate
    valid_to: LocalDate
    recorded_by: string
    recorded_at: Instant
  }
  merge_change: {
    person_id: string
    merge_id: string
    seq: number
    table_name: string
    mode: 'moved' | 'dropped' | 'changed' | 'removed'
    before: unknown
    after: unknown | null
  }
  message: {
    person_id: string
    message_id: string
    dedupe_key: string
    kind: 'service' | 'reminder' | 'appointment' | 'voucher'
    template: string
    params: unknown
    urgency: 'U1' | 'U2' | 'U3' | 'U4'
    pregnancy_id: string | null
    dating_version: number | null
    last_day: LocalDate
    state: 'queued' | 'sent' | 'failed' | 'outcome_unknown' | 'suppressed' | 'phone_task'
    reason: string | null
    channel: 'wechat' | 'sms' | 'phone' | null
    attempts: number
    send_at: Instant
    asked_at: Instant | null
    sent_at: Instant | null
  }
  message_hold: {
    person_id: string
    hold_id: string
    reason: 'loss' | 'staff' | 'complaint' | 'resident'
    starts_at: Instant
    ends_at: Instant | null
  }
  migration: {
    name: string
    sha256: string
  }
  mood_check: {
    person_id: string
    check_id: string
    taken_at: Instant
    answers_sealed: Buffer
  }
  name_decision: {
    person_id: string
    decision_id: string
    before_sealed: Buffer
    renamed: boolean
    decided_at: Instant
    account_key: string
    reason_sealed: Buffer
  }
  newborn: {
    person_id: string
    mother_id: string
    born_at: never
    pregnancy_id: string | null
    institution_id: string | null
    source: 'clinic' | 'import' | 'register'
    recorded_at: Instant
    version: number
    discharged_on: LocalDate | null
    changed_at: Instant | null
  }
  notice: {
    person_id: string
    notice_id: string
    dedupe_key: string
    kind: 'pregnancy' | 'examination' | 'birth'
    state: 'received' | 'acknowledged' | 'forwarded' | 'answered' | 'withdrawn'
    institution_id: string | null
    batch_id: string | null
    village: string
    happened_on: LocalDate | null
    received_at: Instant
    due_on: LocalDate
    acknowledged_at: Instant | null
    acknowledged_by: string | null
    forwarded_at: Instant | null
    forwarded_by: string | null
    village_due_on: LocalDate | null
    village_acknowledged_at: Instant | null
    village_acknowledged_by: string | null
    feedback: 'visited' | 'phoned' | 'away' | 'moved_out' | 'not_found' | null
    feedback_note_sealed: Buffer | null
    answered_at: Instant | null
  }
  notice_given: {
    person_id: string
    notice_id: string
    programme: string
    programme_version: number
    case_key: string
    ordinal: number
    given_on: LocalDate
    given_at: Instant
    account_key: string
    institution_id: string | null
    content_sealed: Buffer
    supervisor_reason: string | null
  }
  order_event: {
    person_id: string
    order_id: string
    event_id: string
    from_state: string | null
    to_state: string
    at: Instant
    account_key: string
  }
  outbox: {
    bucket: number
    message_id: string
    person_id: string
    lease_until: Instant
    attempts: number
    worker: number | null
  }
  partner_invitation: {
    person_id: string
    invitation_id: string
    code_index: Buffer
    state: 'open' | 'accepted' | 'declined' | 'withdrawn'
    created_at: Instant
    expires_at: Instant
    answered_at: Instant | null
    answered_by: string | null
  }
  person: {
    person_id: string
    sex: number
    birth_date: LocalDate | null
    name_sealed: Buffer
    name_index: Buffer
    phone_sealed: Buffer | null
    phone_index: Buffer | null
    ethnicity: number | null
    marital_status: number | null
    hukou_village: string | null
    residence_village: string | null
    residence_since: LocalDate | null
    permit_until: LocalDate | null
    died_on: LocalDate | null
    moved_out_on: LocalDate | null
    review_reason: string | null
    created_at: Instant
    updated_at: Instant
    plans_pregnancy_on: LocalDate | null
  }
  person_fact: {
    person_id: string
    alive: boolean
    resident: boolean
    pregnant: boolean
    sex: number
    birth_date: LocalDate | null
    fetuses: number | null
    children: number | null
    couple_role: number | null
    hukou: number | null
    residence: number | null
    hardship: number
    residence_since: LocalDate | null
    permit_until: LocalDate | null
    married_on: LocalDate | null
    dating_lmp: LocalDate | null
    plans_pregnancy_on: LocalDate | null
    last_screen_on: LocalDate | null
    partner_linked: boolean | null
    village: string | null
    couple_id: string | null
    pregnancy_id: string | null
    used: string
    holds: string
    partner_sex: number | null
    partner_birth_date: LocalDate | null
    partner_hukou: number | null
    partner_residence: number | null
    partner_residence_since: LocalDate | null
    partner_permit_until: LocalDate | null
    born_at: never | null
    mother_hukou: number | null
    mother_residence: number | null
    evidence: string
    results: string
    eligible: string
    review: string
    pregnancy_ended_on: LocalDate | null
  }
  person_merge: {
    person_id: string
    merge_id: string
    absorbed_id: string
    merged_at: Instant
    account_key: string
    reason_sealed: Buffer
    undone_at: Instant | null
    undone_by: string | null
    undo_reason_sealed: Buffer | null
  }
  planned_session: {
    institution_id: string
    service: string
    kind: string
    from_day: LocalDate
    weekday: number
    starts: TimeOfDay
    ends: TimeOfDay
    capacity: number
    audience: 'anyone' | 'women' | 'couples'
    resource_id: string | null
  }
  pregnancy: {
    person_id: string
    pregnancy_id: string
    state: 'ongoing' | 'birth' | 'loss' | 'closed'
    lmp: LocalDate | null
    edd: LocalDate | null
    dating_method: 'LMP' | 'US_T1' | 'US_T2' | 'ART' | 'CLINICIAN' | 'UNDATED'
    dating_version: number
    fetuses: number
    booklet_on: LocalDate | null
    reported_on: LocalDate | null
    institution_id: string | null
    source: 'self' | 'clinic' | 'import' | 'village'
    outcome: 'birth' | 'miscarriage' | 'termination' | 'stillbirth' | 'maternal_death' | 'moved' | 'lost_to_follow_up' | 'wrong_entry' | null
    outcome_on: LocalDate | null
    created_at: Instant
    ended_at: Instant | null
  }
  pregnancy_dating: {
    person_id: string
    pregnancy_id: string
    dating_version: number
    method: string
    lmp: LocalDate | null
    edd: LocalDate | null
    scan_on: LocalDate | null
    scan_ga_days: number | null
    account_key: string
    at: Instant
    entered_by: 'self' | 'clinic' | null
  }
  pregnancy_reversal: {
    person_id: string
    reversal_id: string
    pregnancy_id: string
    outcome: string
    ended_at: Instant
    reason: 'wrong_person' | 'wrong_outcome' | 'misunderstood'
    proposed_by: string
    proposed_at: Instant
    confirmed_by: string | null
    confirmed_at: Instant | null
  }
  programme_draft: {
    draft_id: string
    code: string
    base_version: number | null
    base_region: string | null
    definition: unknown
    region: string | null
    state: 'editing' | 'submitted' | 'published' | 'returned' | 'withdrawn'
    revision: number
    author: string
    created_at: Instant
    saved_by: string
    saved_at: Instant
    submitted_by: string | null
    submitted_at: Instant | null
    decided_by: string | null
    decided_at: Instant | null
    reason: string | null
    published_version: number | null
    editors: string[]
  }
  programme_set: {
    hash: string
    versions: unknown
  }
  programme_version: {
    code: string
    version: number
    region: string
    ordinal: number
    effective_from: LocalDate
    effective_to: LocalDate | null
    definition: unknown
    author: string | null
    approver: string | null
    published_at: Instant | null
  }
  queue_line: {
    institution_id: string
    service: string
    day: LocalDate
    last_number: number
  }
  queue_ticket: {
    institution_id: string
    service: string
    day: LocalDate
    number: number
    appointment_id: string
    taken_at: Instant
    called_at: Instant | null
    called_by: string | null
    priority: boolean
  }
  quiet_day: {
    person_id: string
    month_day: string
    kept_by: string
    kept_at: Instant
  }
  quota: {
    programme: string
    period: string
    region: string
    total: number
    used: number
  }
  region: {
    code: string
    name: string
    parent: string | null
    level: number
  }
  reminder: {
    person_id: string
    about_id: string
    stage: string
    occurrence: number
    version: number
    opens_on: LocalDate
    closes_on: LocalDate
    due_on: LocalDate
    state: 'planned' | 'sent' | 'skipped' | 'cancelled' | 'silenced'
    message_id: string | null
    course: 'pregnancy' | 'mother' | 'discharge' | 'child' | 'plan'
  }
  request_key: {
    account_key: string
    key: string
    action: string
    request_hash: Buffer
    response_sealed: Buffer | null
    created_at: Instant
  }
  resource: {
    institution_id: string
    resource_id: string
    name: string
    kind: 'room' | 'device' | 'doctor' | 'desk'
    places: number
    recorded_by: string
    recorded_at: Instant
  }
  result_follow_up: {
    person_id: string
    follow_up_id: string
    result_id: string
    institution_id: string
    due_on: LocalDate
    words_sealed: Buffer
    opened_by: string
    opened_at: Instant
    done_by: string | null
    done_at: Instant | null
    done_sealed: Buffer | null
  }
  result_share: {
    person_id: string
    result_id: string
    item: string
    partner_id: string
    shared_at: Instant
  }
  scan_refused: {
    institution_id: string
    refusal_id: string
    at: Instant
    account_key: string
    reason: string
  }
  screening: {
    person_id: string
    screening_id: string
    kind: 'chd' | 'hearing' | 'metabolic' | 'deafness_gene' | 'down_serum' | 'cervical' | 'breast'
    done_on: LocalDate
    result: 'positive' | 'negative' | 'incomplete'
    institution_id: string | null
    recorded_at: Instant
  }
  self_record: {
    person_id: string
    record_id: string
    kind: 'blood_pressure' | 'weight' | 'glucose' | 'movement'
    measured_at: Instant
    values_sealed: Buffer
  }
  service_rating: {
    person_id: string
    voucher_id: string
    programme: string
    institution_id: string | null
    region: string
    stars: number
    words_sealed: Buffer | null
    rated_on: LocalDate
    rated_at: Instant
  }
  session: {
    token_hash: Buffer
    account_key: string
    created_at: Instant
    expires_at: Instant
    revoked_at: Instant | null
  }
  session_plan: {
    institution_id: string
    service: string
    kind: 'weekly' | 'day'
    from_day: LocalDate
    reason: string
    decided_by: string
    decided_at: Instant
  }
  session_template: {
    institution_id: string
    service: string
    weekday: number
    starts: TimeOfDay
    ends: TimeOfDay
    capacity: number
    audience: 'anyone' | 'women' | 'couples'
  }
  settlement_decision: {
    institution_id: string
    person_id: string
    voucher_id: string
    event_id: string
    pay: boolean
    reason_sealed: Buffer
    decided_by: string
    decided_at: Instant
  }
  settlement_export: {
    account_key: string
    export_id: string
    at: Instant
    purpose: string
    institution_id: string
    month: LocalDate
    lines: number
    sha256: string
  }
  settlement_line: {
    institution_id: string
    person_id: string
    voucher_id: string
    event_id: string
    month: LocalDate
    kind: 'redemption' | 'reversal'
    redemption_event_id: string
    programme: string
    programme_version: number
    at: Instant
    amount: string
    flags: string[]
    held: boolean
  }
  settlement_outcome: {
    institution_id: string
    person_id: string
    voucher_id: string
    event_id: string
    paid: boolean
  }
  settlement_statement: {
    institution_id: string
    month: LocalDate
    state: 'draft' | 'disputed' | 'confirmed' | 'checked' | 'settled'
    made_at: Instant
    dispute_sealed: Buffer | null
    confirmed_by: string | null
    confirmed_at: Instant | null
    checked_by: string | null
    checked_at: Instant | null
    settled_by: string | null
    settled_at: Instant | null
  }
  site_day: {
    institution_id: string
    day: LocalDate
    open: boolean
    reason: string
    decided_by: string | null
    decided_at: Instant | null
  }
  slot: {
    institution_id: string
    slot_id: string
    service: string
    day: LocalDate
    starts: TimeOfDay
    ends: TimeOfDay
    capacity: number
    booked: number
    audience: 'anyone' | 'women' | 'couples'
    taking: boolean
    resource_id: string | null
  }
  staff: {
    account_key: string
    login: string
    display_name: string
    role: 'clerk' | 'health_worker' | 'manager' | 'administrator' | 'doctor'
    institution_id: string | null
    region: string
    active: boolean
  }
  strategy_application: {
    person_id: string
    application_id: string
    answer_id: string
    strategy: string
    does: 'snooze' | 'channel' | 'task' | 'close'
    topic: string | null
    template: string | null
    pregnancy_id: string | null
    until: LocalDate | null
    use_channel: 'phone' | 'sms' | 'wechat' | null
    task_id: string | null
    applied_on: LocalDate
    undone_at: Instant | null
  }
  subscription_credit: {
    person_id: string
    template: string
    granted: number
    used: number
  }
  subsidy_application: {
    person_id: string
    application_id: string
    programme: string
    programme_version: number
    period: string
    event_on: LocalDate
    cost: number
    amount: number | null
    state: 'submitted' | 'returned' | 'reviewed' | 'approved' | 'paid' | 'refused' | 'appealed' | 'withdrawn'
    account_sealed: Buffer
    account_last4: string
    holder_matches: boolean
    submitted_at: Instant
    due_on: LocalDate
    reviewed_by: string | null
    published: boolean
    public_from: LocalDate | null
    public_until: LocalDate | null
    decided_by: string | null
    refused_by: string | null
    appealed: boolean
    payment_reference: string | null
    self_pay: string | null
  }
  subsidy_event: {
    person_id: string
    application_id: string
    event_id: string
    from_state: string | null
    to_state: string
    at: Instant
    account_key: string
    reason: string | null
    papers: string[]
    words_sealed: Buffer | null
    supervisor_sealed: Buffer | null
  }
  subsidy_objection: {
    person_id: string
    objection_id: string
    application_id: string
    account_key: string
    said_sealed: Buffer
    made_at: Instant
    answered_by: string | null
    answered_at: Instant | null
    answer_sealed: Buffer | null
  }
  subsidy_paper: {
    person_id: string
    application_id: string
    paper: string
    seen_by: string
    seen_at: Instant
  }
  task: {
    person_id: string
    task_id: string
    dedupe_key: string
    kind: 'phone_reminder' | 'care_call' | 'undated_pregnancy' | 'correct_data'
    region: string
    due_on: LocalDate
    reason: string
    state: 'open' | 'done' | 'refused' | 'unreachable' | 'moved' | 'withdrawn'
    note_sealed: Buffer | null
    created_at: Instant
    closed_at: Instant | null
    closed_by: string | null
  }
  try_budget: {
    subject_index: Buffer
    tries: never
    counted_at: Instant
  }
  visit_card: {
    person_id: string
    card_id: string
    visit_id: string
    corrects: string | null
    class: number
    title: string
    due_on: LocalDate
    visited_on: LocalDate
    outcome: 'done' | 'refused' | 'not_home' | 'moved'
    counselled: boolean
    educated: boolean
    contraceptives: unknown
    contraception: string | null
    answer: string | null
    words_sealed: Buffer | null
    region: string
    account_key: string
    archived_at: Instant
    seal: Buffer
  }
  visit_plan: {
    person_id: string
    visit_id: string
    class: number
    step: string
    title: string
    opens_on: LocalDate
    due_on: LocalDate
    region: string
    state: 'open' | 'done' | 'refused' | 'not_home' | 'moved' | 'missed' | 'withdrawn'
    attempts: number
    settled_on: LocalDate | null
  }
  visit_subject: {
    person_id: string
    class: number | null
    since: LocalDate
    region: string
    contraception: string | null
    contraception_on: LocalDate | null
  }
  voucher: {
    person_id: string
    voucher_id: string
    programme: string
    programme_version: number
    subject: string
    partner_id: string | null
    state: 'claimed' | 'redeemed' | 'expired' | 'closed' | 'revoked' | 'reversed'
    code_index: Buffer
    code_sealed: Buffer
    claimed_by: string
    claimed_at: Instant
    valid_from: LocalDate
    valid_until: LocalDate
    window_until: LocalDate | null
    quota_period: string
    quota_region: string
    redeemed_at: Instant | null
    redeemed_institution_id: string | null
    step: 'booked' | 'resulted' | 'settled' | null
    resulted_at: Instant | null
    code_version: number
    code_replaced_at: Instant | null
  }
  voucher_event: {
    person_id: string
    voucher_id: string
    event_id: string
    from_state: string | null
    to_state: string
    at: Instant
    account_key: string
    institution_id: string | null
    reason: string | null
  }
  voucher_reversal: {
    person_id: string
    reversal_id: string
    voucher_id: string
    institution_id: string
    redeemed_at: Instant
    state: 'asked' | 'approved' | 'refused'
    reason_sealed: Buffer
    asked_by: string
    asked_at: Instant
    decided_by: string | null
    decided_at: Instant | null
  }
  voucher_revocation: {
    person_id: string
    revocation_id: string
    voucher_id: string
    reason_sealed: Buffer
    revoked_by: string
    revoked_at: Instant
    review_sealed: Buffer | null
    review_asked_at: Instant | null
    decision: 'upheld' | 'restored' | null
    answer_sealed: Buffer | null
    decided_by: string | null
    decided_at: Instant | null
  }
  voucher_waiting: {
    person_id: string
    waiting_id: string
    programme: string
    subject: string
    claimer: string
    asked_by: string
    period: string
    region: string
    joined_at: Instant
    state: 'waiting' | 'held' | 'taken' | 'left' | 'lapsed'
    held_until: Instant | null
  }
  waiting: {
    institution_id: string
    waiting_id: string
    service: string
    person_id: string
    partner_id: string | null
    first_day: LocalDate
    last_day: LocalDate
    part: 'any' | 'morning' | 'afternoon'
    slot_id: string | null
    state: 'waiting' | 'offered' | 'booked' | 'left' | 'over'
    reason: string | null
    refused: number
    passed_over: number
    created_at: Instant
    ended_at: Instant | null
    ticket: number | null
    device_index: Buffer | null
  }
  waiting_member: {
    person_id: string
    waiting_id: string
    institution_id: string
    service: string
    open: boolean
  }
}
