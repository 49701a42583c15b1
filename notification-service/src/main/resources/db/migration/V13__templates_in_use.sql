-- Whether a message was ever requested with a template. It is not known for the present ones, so they count as used.
alter table template add column used boolean not null default false;
update template set used = true;
