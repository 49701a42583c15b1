package io.winback.campaign.audience;

import io.winback.events.Channel;
import io.winback.events.notification.ConsentChanged;
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

import static io.winback.campaign.audience.ReachFixture.STATED_AT;
import static io.winback.campaign.audience.ReachFixture.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

class ReachProfileTest {

    @Test
    void aChannelWithoutAConsentIsNotAllowed() {
        var customer =
                aCustomer("c-1").allowing(Channel.EMAIL).refusing(Channel.SMS).build();

        assertThat(customer.allows(Channel.EMAIL)).isTrue();
        assertThat(customer.allows(Channel.SMS)).isFalse();
        assertThat(customer.allows(Channel.CHAT)).isFalse();
    }

    @Test
    void aProfileThatDoesNotKnowAWithdrawalOfTheCustomerYetDoesNotLiftIt() {
        var withdrawn = aCustomer("c-1").allowing(Channel.EMAIL).build().with(change(Channel.EMAIL, false, 60));

        var later =
                aCustomer("c-1").inVersion(2).allowing(Channel.EMAIL).build().withStatementsOf(withdrawn);

        assertThat(later.allows(Channel.EMAIL)).isFalse();
        assertThat(later.version()).isEqualTo(2);
    }

    @Test
    void withoutAPreferenceTheFirstChannelThatReachesTheCustomerIsUsed() {
        assertThat(aCustomer("c-1")
                        .allowing(Channel.EMAIL, Channel.SMS)
                        .withAddressFor(Channel.SMS, Channel.CHAT)
                        .build()
                        .preferredOrFirst())
                .isEqualTo(Channel.SMS);
        assertThat(aCustomer("c-1").preferring(Channel.CHAT).build().preferredOrFirst())
                .isEqualTo(Channel.CHAT);
        assertThat(aCustomer("c-1").build().preferredOrFirst()).isEqualTo(Channel.EMAIL);
    }

    @Property
    void theOrderOfStatementsDoesNotMatter(@ForAll("changes") List<ConsentChanged> changes, @ForAll long seed) {
        var shuffled = new ArrayList<>(changes);
        shuffled.addAll(changes);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(after(shuffled)).isEqualTo(after(changes));
    }

    private static ReachProfile after(List<ConsentChanged> changes) {
        var customer =
                aCustomer("c-1").allowing(Channel.EMAIL).refusing(Channel.SMS).build();
        for (var change : changes) {
            customer = customer.with(change);
        }
        return customer;
    }

    @Provide
    static Arbitrary<List<ConsentChanged>> changes() {
        return Combinators.combine(
                        Arbitraries.of(Channel.class),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-3, 3))
                .as(ReachProfileTest::change)
                .list()
                .ofMaxSize(6);
    }

    private static ConsentChanged change(Channel channel, boolean granted, int seconds) {
        return new ConsentChanged("c-1", channel, granted, STATED_AT.plusSeconds(seconds), "unsubscribe link");
    }
}
