package io.winback.customer.profile;

import io.winback.chassis.http.InvalidInput;
import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** Addresses, searches and positions in the list are read, or refused, whatever they are. */
class CustomerTextTest {

    @Property
    void anyEmailAddressIsValidOrHasAProblem(@ForAll("emails") String text) {
        var problem = ParserCheck.read(() -> EmailAddress.problemWith(text));

        if (problem.orElseThrow().isEmpty()) {
            assertThat(EmailAddress.spellings(text)).contains(text);
        }
    }

    @Property
    void anyPhoneNumberIsValidOrHasAProblem(@ForAll("phones") String text) {
        ParserCheck.read(() -> new PersonalData.ContactData(text, text, text).problems());
    }

    @Property
    void anySearchIsReadOrRefused(
            @ForAll("emails") String email, @ForAll("phones") String phone, @ForAll("emails") String name) {
        ParserCheck.read(() -> CustomerFilter.of(null, null, null, email, null, null), InvalidInput.class);
        ParserCheck.read(() -> CustomerFilter.of(null, null, null, null, phone, null), InvalidInput.class);
        ParserCheck.read(() -> CustomerFilter.of(null, null, null, null, null, name), InvalidInput.class);
    }

    @Property(tries = 3_000)
    void anyPositionIsWrittenAsItWasReadOrRefused(@ForAll("positions") String text) {
        ParserCheck.read(() -> ListPosition.parse(text), IllegalArgumentException.class)
                .ifPresent(position ->
                        assertThat(ListPosition.parse(position.toString())).hasToString(position.toString()));
    }

    @Provide
    Arbitrary<String> emails() {
        return HostileInput.texts(
                "taro@customers.example", "\"hoge.\"@docomo.ne.jp", "taro@日本語.example", "a@xn--wgv71a119e.example");
    }

    @Provide
    Arbitrary<String> phones() {
        return HostileInput.texts(
                "+819012345678", "+1 (650) 253-0000", "+44 20 7031 3000;ext=1", "tel:+1;phone-context=+1");
    }

    @Provide
    Arbitrary<String> positions() {
        return HostileInput.texts(
                "1764300000 100:120:105,110 JPY:JPY:1,USD:JPY:150.5 JPY 1200 hina",
                "1764300000 100:100:  ~ 0 hina",
                "31556889864403199 1:1:  ~ 12E+2147483647 hina",
                "1 1:1:  ~ 1E-2147483647 hina");
    }
}
