-- Sentences of which somebody said what reason they really give; nothing in them says who wrote them.
create table reason_correction (
    correction_id uuid        primary key,
    language      text        not null,
    text          text        not null,
    reason        text        not null,
    corrected_at  timestamptz not null
);

-- Each time the classifiers were trained anew, and whether what came of it is used.
create table reason_classifier (
    classifier_id uuid        primary key,
    trained_at    timestamptz not null,
    accepted      boolean     not null,
    report        text        not null
);
