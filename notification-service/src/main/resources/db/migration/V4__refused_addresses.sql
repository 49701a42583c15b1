-- Addresses of people who were erased and had asked not to be written to: keyed hashes, which nobody can read back.
create table refused_address (
    hash text primary key
);

-- The channels of theirs that lead to such an address.
alter table recipient add column refused text;
