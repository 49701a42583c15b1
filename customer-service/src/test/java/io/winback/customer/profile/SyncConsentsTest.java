package io.winback.customer.profile;

import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import io.winback.events.customer.ConsentStatements;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.notification.ConsentChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever persons and systems state, and in whichever order, however often and after whichever restart it arrives:
 * customer-service and notification-service end with the same consent.
 */
class SyncConsentsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

    private final Customer customer = new Customer("c-1");
    private ConsentStatements notification = ConsentStatements.NONE;
    private boolean personStated;

    /** The two topics; each event may be delivered at any time, and again. */
    private final List<CustomerProfile> profiles = new ArrayList<>();

    private final List<ConsentChanged> changes = new ArrayList<>();
    private int profilesRead;
    private int changesRead;

    @Property(tries = 2_000)
    void bothServicesEndWithTheSameConsent(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int steps) {
        var random = new Random(seed);

        for (int step = 0; step < steps; step++) {
            var at = NOON.plusSeconds(random.nextInt(12)).plusNanos(random.nextInt(3_000));
            switch (random.nextInt(7)) {
                case 0 -> personStates(random.nextBoolean(), at);
                case 1, 2 ->
                    publishIfChanged(() -> customer.detailsToChange()
                            .changeConsents(Map.of(Channel.EMAIL, random.nextBoolean()), Map.of(), at));
                case 3 -> readProfile(random);
                case 4 -> readChange(random);
                case 5 -> rebuildNotification();
                default -> catchUp();
            }
        }
        catchUp();

        assertThat(notification.effective())
                .isEqualTo(customer.details().consents().get(Channel.EMAIL));
        assertThat(notification.person())
                .isEqualTo(statements(customer.profile()).person());
        if (personStated || !profiles.isEmpty()) {
            rebuildNotification();
            catchUp();
            assertThat(notification.effective())
                    .isEqualTo(customer.details().consents().get(Channel.EMAIL));
        }
    }

    private void personStates(boolean granted, Instant at) {
        var after = notification.with(new Consent(granted, at, ConsentOrigin.PERSON));
        if (!after.equals(notification)) {
            changes.add(new ConsentChanged("c-1", Channel.EMAIL, granted, at, "api"));
        }
        notification = after;
        personStated = true;
    }

    /** As UpdateProfiles and SyncConsents do. */
    private void publishIfChanged(Runnable change) {
        var before = customer.profile();
        change.run();
        if (!customer.profile().hasContentOf(before)) {
            profiles.add(asRead(customer.profile()));
        }
    }

    /** As UpdateRecipients does. */
    private void read(CustomerProfile profile) {
        notification = notification.with(statements(profile));
        var person = notification.person();
        if (person != null && !profile.contains(Channel.EMAIL, person)) {
            changes.add(new ConsentChanged("c-1", Channel.EMAIL, person.granted(), person.at(), "api"));
        }
    }

    private void readProfile(Random random) {
        if (!profiles.isEmpty()) {
            read(profiles.get(random.nextInt(profiles.size())));
        }
    }

    private void readChange(Random random) {
        if (!changes.isEmpty()) {
            var change = changes.get(random.nextInt(changes.size()));
            publishIfChanged(() -> customer.detailsToChange().changeConsent(change));
        }
    }

    /** From the compacted topic, which keeps the latest profile. What it published before, customer-service has read. */
    private void rebuildNotification() {
        catchUp();
        notification = ConsentStatements.NONE;
        profilesRead = Math.max(0, profiles.size() - 1);
    }

    private void catchUp() {
        while (profilesRead < profiles.size() || changesRead < changes.size()) {
            while (profilesRead < profiles.size()) {
                read(profiles.get(profilesRead++));
            }
            while (changesRead < changes.size()) {
                var change = changes.get(changesRead++);
                publishIfChanged(() -> customer.detailsToChange().changeConsent(change));
            }
        }
    }

    private static ConsentStatements statements(CustomerProfile profile) {
        return profile.statements().getOrDefault(Channel.EMAIL, ConsentStatements.NONE);
    }

    private static CustomerProfile asRead(CustomerProfile profile) {
        try {
            return EventJson.read(EventJson.write(profile).getBytes(UTF_8), CustomerProfile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
