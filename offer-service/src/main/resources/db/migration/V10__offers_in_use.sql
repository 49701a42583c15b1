-- Whether a campaign that was activated refers to the offer. It is not known for the present ones, so they count as referred to.
alter table offer add column in_campaign boolean not null default false;
update offer set in_campaign = true;

-- The row outlives its offer, so that versions never start again; offer_version is null when the deletion is published.
alter table published_offer
    drop constraint published_offer_offer_id_fkey,
    alter column offer_version drop not null;
