-- A person may have died, or may live although a death is recorded: a question that a person answers. What is only read from
-- text asks it, and ends no contact.
create table death_hint (
    hint_id     uuid        primary key,
    customer_id text        not null references customer,
    question    text        not null check (question in ('MAY_HAVE_DIED', 'MAY_LIVE')),
    -- where it comes from, and the id of that
    source      text        not null
        check (source in ('COMPLAINT', 'SURVEY', 'CANCELLATION', 'RETURN', 'ORDER', 'EARLIER_READING')),
    source_id   text,
    evidence    text        not null,
    state       text        not null check (state in ('OPEN', 'CONFIRMED', 'DISMISSED')),
    opened_at   timestamptz not null,
    decided_at  timestamptz,
    decided_by  text,
    reason      text,
    check ((state = 'OPEN') = (decided_at is null))
);
create index death_hint_state on death_hint (state, opened_at desc, hint_id desc);
create index death_hint_customer on death_hint (customer_id, opened_at desc, hint_id desc);

-- A death that was recorded and is not true: who took the record back, why and when.
create table death_revocation (
    revocation_id uuid        primary key,
    customer_id   text        not null references customer,
    revoked_by    text        not null,
    reason        text        not null,
    revoked_at    timestamptz not null
);
create index death_revocation_customer on death_revocation (customer_id);

-- The open question on them, one at a time.
alter table customer add column death_hint_id uuid;

-- Deaths that were only read stay recorded until a person answers.
insert into death_hint (hint_id, customer_id, question, source, evidence, state, opened_at)
select gen_random_uuid(), customer_id, 'MAY_HAVE_DIED', 'EARLIER_READING', coalesce(evidence, '[]'), 'OPEN', now()
from customer where churn_reason = 'DECEASED' and confidence < 0.95 and not erased;
update customer set death_hint_id = death_hint.hint_id
from death_hint where death_hint.customer_id = customer.customer_id;
