-- Decisions that must not be spoken of any more, whatever is asked for later.
create table withdrawn_decision (
    decision_id uuid primary key
);
