-- Why the decision was withdrawn; null if an earlier release stored it.
alter table withdrawn_decision add column reason text;
