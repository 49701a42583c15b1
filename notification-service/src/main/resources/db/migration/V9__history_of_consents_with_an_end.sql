-- The history of consents has a retention, too; rows come in the order of their time.
create index consent_history_at on consent_history using brin (at);
