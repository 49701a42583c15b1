-- The evaluations in their short form. A decision of an earlier release has its candidates in the long form instead.
alter table decision add column evaluations text;
