-- A file of its own, so that writers do not wait for the check of the stored rows.
alter table decision validate constraint decision_occasion_check;
