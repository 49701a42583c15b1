-- Erasures that forgot their recipient: each arrives on two roads, and the second must not touch whoever came again since.
create table forgotten_recipient (
    erasure_id   uuid        primary key,
    forgotten_at timestamptz not null
);
create index forgotten_recipient_forgotten_at on forgotten_recipient (forgotten_at);
