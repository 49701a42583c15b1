package io.winback.events.customer;

import io.winback.events.EventJson;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static io.winback.events.customer.ConsentOrigin.PERSON;
import static io.winback.events.customer.ConsentOrigin.SYSTEM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ConsentStatementsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

    @Test
    void aSystemCannotGrantWhatThePersonWithdrew() {
        var withdrawn = new Consent(false, NOON, PERSON);

        assertThat(effective(withdrawn, new Consent(true, NOON.plusSeconds(1), SYSTEM)))
                .isEqualTo(withdrawn);
        assertThat(effective(new Consent(true, NOON.plusSeconds(1), SYSTEM), withdrawn))
                .isEqualTo(withdrawn);
    }

    @Test
    void thePersonCanGrantAgain() {
        var again = new Consent(true, NOON.plusSeconds(1), PERSON);

        assertThat(effective(new Consent(false, NOON, PERSON), again)).isEqualTo(again);
    }

    @Test
    void aSystemCanWithdrawWhatThePersonGrantedBefore() {
        var granted = new Consent(true, NOON, PERSON);
        var withdrawn = new Consent(false, NOON.plusSeconds(1), SYSTEM);

        assertThat(effective(granted, withdrawn)).isEqualTo(withdrawn);
        assertThat(effective(granted, new Consent(false, NOON.minusSeconds(1), SYSTEM)))
                .isEqualTo(granted);
        assertThat(effective(granted, new Consent(true, NOON.plusSeconds(1), SYSTEM)))
                .isEqualTo(granted);
    }

    @Test
    void theLaterStatementOfOneOriginCounts() {
        for (var origin : ConsentOrigin.values()) {
            var earlier = new Consent(true, NOON, origin);
            var later = new Consent(false, NOON.plusSeconds(1), origin);

            assertThat(effective(earlier, later)).isEqualTo(later);
            assertThat(effective(later, earlier)).isEqualTo(later);
        }
    }

    @Test
    void aConsentWithoutAnOriginCountsAsStatedByASystem() throws IOException {
        var json = "{\"granted\": true, \"at\": \"2026-11-22T03:04:05.123456789Z\"}";

        var consent = EventJson.read(json.getBytes(UTF_8), Consent.class);

        assertThat(consent).isEqualTo(new Consent(true, Instant.parse("2026-11-22T03:04:05.123456Z"), SYSTEM));
    }

    @Property
    void theResultDoesNotDependOnTheOrderOfStatements(
            @ForAll("statements") List<Consent> statements, @ForAll long seed) {
        var shuffled = new ArrayList<>(statements);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(effective(shuffled.toArray(Consent[]::new)))
                .isEqualTo(effective(statements.toArray(Consent[]::new)));
    }

    private static Consent effective(Consent... arriving) {
        var statements = ConsentStatements.NONE;
        for (var one : arriving) {
            statements = statements.with(one);
        }
        return statements.effective();
    }

    @Provide
    static Arbitrary<List<Consent>> statements() {
        var times = Arbitraries.integers().between(0, 8).map(NOON::plusSeconds);
        return Combinators.combine(Arbitraries.of(true, false), times, Arbitraries.of(ConsentOrigin.values()))
                .as(Consent::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
