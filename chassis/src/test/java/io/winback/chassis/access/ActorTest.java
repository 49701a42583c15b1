package io.winback.chassis.access;

import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The header with which a service names the caller that it acts for. */
class ActorTest {

    @Property
    void theHeaderIsReadAsItWasWritten(
            @ForAll CallerKind kind,
            @ForAll @AlphaChars @StringLength(min = 1, max = 64) String id,
            @ForAll Set<Role> roles) {
        Assume.that(kind != CallerKind.SERVICE);
        var actor = new Actor(kind, id, roles);

        assertThat(Actor.parse(actor.toString())).isEqualTo(actor);
        assertThat(actor.roles()).doesNotContain(Role.SERVICE);
    }

    @Test
    void anActorNeverHasTheRoleOfAService() {
        assertThat(Actor.parse("person:owner; roles=SERVICE+SUPPORT+BOSS").roles())
                .containsExactly(Role.SUPPORT);
        assertThat(Actor.parse("key:shop; roles=").roles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "owner",
                "person:owner",
                "person:; roles=SUPPORT",
                "service:campaign-service; roles=ADMIN",
                "person:a b; roles=SUPPORT",
                "person:owner; roles=SUPPORT,ADMIN",
                "person:owner; roles=SUPPORT\n",
                "person:owner; roles=SUPPORT,person:owner; roles=ADMIN"
            })
    void aTextOfAnotherFormIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.parse(text));
    }
}
