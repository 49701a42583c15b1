package io.winback.customer.profile;

import io.winback.customer.timeline.RecordTimeline.SystemConsent;
import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Applies consents that systems hold, and collects those whose effective value changes, for the timelines. */
final class ConsentChanges {

    private final boolean withFirstValues;
    private final List<SystemConsent> changes = new ArrayList<>();

    /** @param withFirstValues whether the first value of a channel counts as a change, too */
    ConsentChanges(boolean withFirstValues) {
        this.withFirstValues = withFirstValues;
    }

    /**
     * @param values null for none
     * @param times of the values; a value without one is of now
     * @return how many values had no effect, because the customer withdrew the consent
     */
    int apply(Customer customer, Map<Channel, Boolean> values, Map<Channel, Instant> times, Instant now) {
        if (values == null) {
            return 0;
        }
        var before = customer.details().consents();
        int overruled = customer.detailsToChange().changeConsents(values, times, now);
        customer.details().consents().forEach((channel, consent) -> {
            if (isChange(before.get(channel), consent)) {
                changes.add(new SystemConsent(customer.id(), channel, consent.granted(), consent.at()));
            }
        });
        return overruled;
    }

    private boolean isChange(Consent before, Consent now) {
        return before == null ? withFirstValues : before.granted() != now.granted();
    }

    List<SystemConsent> all() {
        return List.copyOf(changes);
    }
}
