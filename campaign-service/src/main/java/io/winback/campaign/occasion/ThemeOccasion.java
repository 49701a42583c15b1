package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.ThemeResolved;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The cause of an open episode was resolved. A theme that is resolved again is the same occasion of this episode. */
public record ThemeOccasion(ThemeResolved event) implements Occasion {

    @Override
    public OccasionKind kind() {
        return OccasionKind.THEME_RESOLVED;
    }

    @Override
    public UUID id() {
        return OccasionId.of(kind(), customerId(), event.episodeId(), event.themeId());
    }

    @Override
    public Instant at() {
        return event.resolvedAt();
    }

    @Override
    public CustomerSnapshot customer() {
        return event.customer();
    }

    @Override
    public Map<String, Object> details() {
        return new Details()
                .with("themeId", event.themeId())
                .with("name", event.themeName())
                .with("reason", event.reason())
                .in("theme");
    }
}
