-- A link to a survey: it is for one person and one answer.
create table survey_invitation (
    invitation_id uuid        primary key,
    customer_id   text        not null references customer,
    kind          text        not null check (kind in ('NPS', 'CSAT', 'EXIT')),
    invited_at    timestamptz not null,
    expires_at    timestamptz not null,
    answered_at   timestamptz
);
create index survey_invitation_customer on survey_invitation (customer_id, invited_at desc);

-- What somebody learned who spoke with a person.
create table interview (
    interview_id uuid        primary key,
    customer_id  text        not null references customer,
    notes        text        not null,
    reasons      text        not null,
    held_at      timestamptz not null
);
create index interview_customer on interview (customer_id, held_at desc);
