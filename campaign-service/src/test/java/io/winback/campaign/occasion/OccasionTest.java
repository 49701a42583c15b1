package io.winback.campaign.occasion;

import io.winback.events.EventJson;
import io.winback.events.customer.CustomerErased;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.winback.campaign.occasion.OccasionFixture.anOccasionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OccasionTest {

    @ParameterizedTest
    @EnumSource(OccasionKind.class)
    void theSameEventIsTheSameOccasion(OccasionKind kind) {
        var occasion = anOccasionOf("c-1").occasion(kind);

        assertThat(occasion.kind()).isEqualTo(kind);
        assertThat(occasion.id()).isEqualTo(anOccasionOf("c-1").occasion(kind).id());
        assertThat(occasion.customerId()).isEqualTo("c-1");
        assertThat(occasion.customer().customerId()).isEqualTo("c-1");
    }

    @ParameterizedTest
    @EnumSource(OccasionKind.class)
    void anotherCustomerOrAnotherCauseIsAnotherOccasion(OccasionKind kind) {
        var occasion = anOccasionOf("c-1").occasion(kind);
        var later = Instant.parse("2026-11-23T03:00:00Z");

        assertThat(occasion.id())
                .isNotEqualTo(anOccasionOf("c-2").occasion(kind).id())
                .isNotEqualTo(anOccasionOf("c-1")
                        .causedBy("other")
                        .at(later)
                        .occasion(kind)
                        .id());
    }

    @Test
    void occasionsOfOneKeyAndSeveralKindsDiffer() {
        assertThat(Stream.of(OccasionKind.values())
                        .map(kind -> anOccasionOf("c-1").occasion(kind).id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aYearHasOneBirthdayAndOneAnniversary() {
        var birthday = anOccasionOf("c-1").occasion(OccasionKind.BIRTHDAY);
        var laterInTheYear = Instant.parse("2026-12-31T23:00:00Z");

        assertThat(anOccasionOf("c-1")
                        .at(laterInTheYear)
                        .occasion(OccasionKind.BIRTHDAY)
                        .id())
                .isEqualTo(birthday.id());
        assertThat(anOccasionOf("c-1").occasion(OccasionKind.ANNIVERSARY).id()).isNotEqualTo(birthday.id());
    }

    /** The ids are stored, so they must never change. */
    @Test
    void theIdOfAnOrderIsAlwaysThis() {
        var order = new OrderOccasion(anOccasionOf("c-1").order());

        assertThat(order.id()).isEqualTo(UUID.fromString("bf715908-c72e-53dc-a8f1-c2dd7d37abcf"));
        assertThat(order.id().version()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(OccasionKind.class)
    void onlyALossHasAnEpisodeWhichIsItsId(OccasionKind kind) {
        var occasion = anOccasionOf("c-1").occasion(kind);

        assertThat(occasion.episodeId().isPresent()).isEqualTo(kind.beginsEpisode());
        occasion.episodeId().ifPresent(episode -> assertThat(episode).isEqualTo(occasion.id()));
    }

    @Test
    void anotherTimeOfAnOrderOrAThemeIsNoOtherOccasion() {
        var later = Instant.parse("2026-11-23T03:00:00Z");

        assertThat(new OrderOccasion(anOccasionOf("c-1").order()).id())
                .isEqualTo(new OrderOccasion(anOccasionOf("c-1").at(later).order()).id());
        assertThat(new ThemeOccasion(anOccasionOf("c-1").theme("delivery")).id())
                .isEqualTo(new ThemeOccasion(anOccasionOf("c-1").at(later).theme("delivery")).id())
                .isNotEqualTo(new ThemeOccasion(anOccasionOf("c-1").theme("price")).id());
    }

    @Test
    void aComplaintThatIsResolvedAgainIsAnotherOccasion() {
        assertThat(new ComplaintOccasion(anOccasionOf("c-1").complaint(0)).id())
                .isNotEqualTo(new ComplaintOccasion(anOccasionOf("c-1").complaint(1)).id());
    }

    @ParameterizedTest
    @EnumSource(OccasionKind.class)
    void anOccasionIsReadAsItWasStored(OccasionKind kind) {
        var occasion = anOccasionOf("c-1").occasion(kind);

        assertThat(OccasionFactory.read(kind, EventJson.write(occasion.event())))
                .isEqualTo(occasion);
    }

    @Test
    void anErasureIsNoOccasion() {
        var erasure = new CustomerErased("c-1", UUID.randomUUID(), Instant.EPOCH);

        assertThatThrownBy(() -> OccasionFactory.of(erasure)).isInstanceOf(IllegalArgumentException.class);
    }
}
