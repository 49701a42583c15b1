-- A session that an identity provider began is of no person of this installation, even if the names are equal.
alter table user_session add column provider boolean not null default false;
