alter table visitor add column note text;
