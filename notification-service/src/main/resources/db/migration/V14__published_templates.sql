-- The state of each template that was published last. A template without a row is published soon after the start.
create table published_template (
    template_id      text   primary key references template,
    version          bigint not null check (version > 0),
    template_version bigint not null,
    default_locale   text   not null
);
