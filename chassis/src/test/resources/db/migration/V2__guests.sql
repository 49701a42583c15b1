create table guest (guest_id text primary key, name text, name_index text, born date, born_sealed text, visits int);
