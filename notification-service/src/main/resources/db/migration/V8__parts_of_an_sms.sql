-- How many SMS a message took, once it was written; null on other channels.
alter table message add column parts int check (parts > 0);
