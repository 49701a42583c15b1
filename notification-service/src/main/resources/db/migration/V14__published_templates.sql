-- The state of each template that was published last. A template without a row is published soon after the start. The row
-- outlives its template, so that versions never start again; changed_at is null when the deletion is published.
create table published_template (
    template_id    text        primary key,
    version        bigint      not null check (version > 0),
    changed_at     timestamptz,
    default_locale text        not null
);
