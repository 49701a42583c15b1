package io.winback.campaign.access;

import io.winback.chassis.access.CallerKind;
import io.winback.chassis.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A session ends when it is idle for too long, and at the latest half a day after its sign-in. A link works once. */
class UserSessionTest {

    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);

    @Test
    void aSessionEndsWhenItIsIdle() {
        var session = UserSession.ofPerson("token", "owner", Set.of(Role.ADMIN), START);

        assertThat(session.isOpen(START.plus(IDLE).minusSeconds(1), IDLE, LONGEST))
                .isTrue();
        assertThat(session.isOpen(START.plus(IDLE), IDLE, LONGEST)).isFalse();
    }

    @Test
    void aUseProlongsASessionButNotBeyondTheLongestTime() {
        var session = UserSession.ofPerson("token", "owner", Set.of(Role.ADMIN), START);
        for (int minutes = 20; minutes <= 12 * 60; minutes += 20) {
            assertThat(session.isOpen(START.plus(Duration.ofMinutes(minutes - 1)), IDLE, LONGEST))
                    .isTrue();
            session.use(START.plus(Duration.ofMinutes(minutes)));
        }

        assertThat(session.isOpen(START.plus(LONGEST), IDLE, LONGEST)).isFalse();
    }

    @Test
    void aUseIsStoredOnceAMinute() {
        var session = UserSession.ofPerson("token", "owner", Set.of(Role.ADMIN), START);

        session.use(START.plusSeconds(59));
        assertThat(session.usedAt()).isEqualTo(START);

        session.use(START.plusSeconds(60));
        assertThat(session.usedAt()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void aSessionNeverHasTheRoleOfAService() {
        var session = UserSession.ofPerson("token", "owner", Set.of(Role.ADMIN, Role.SERVICE), START);

        assertThat(session.roles()).containsExactly(Role.ADMIN);
    }

    @Test
    void sessionsWithEqualNamesAreOfDifferentKinds() {
        assertThat(UserSession.ofPerson("a", "shop", Set.of(Role.ADMIN), START).kind())
                .isEqualTo(CallerKind.PERSON);
        assertThat(UserSession.ofProvider("b", "shop", Set.of(Role.ADMIN), START)
                        .kind())
                .isEqualTo(CallerKind.PROVIDER_ACCOUNT);
        assertThat(UserSession.ofKey("c", "shop", "hash", START).kind()).isEqualTo(CallerKind.KEY);
    }

    @Test
    void aLinkWorksOnceAndForTenMinutes() {
        var link = new SignInLink("token", "owner", START, Duration.ofMinutes(10));
        assertThat(link.isUsable(START.plus(Duration.ofMinutes(10)))).isFalse();

        link.use(START.plusSeconds(5));

        assertThat(link.isUsable(START.plusSeconds(6))).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> link.use(START.plusSeconds(6)));
    }
}
