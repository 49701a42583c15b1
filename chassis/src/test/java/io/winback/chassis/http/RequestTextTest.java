package io.winback.chassis.http;

import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The texts in the headers and in the query of a request are read, or refused, whatever they are. */
class RequestTextTest {

    @Property
    void anAcceptHeaderIsReadOrNot(@ForAll("mediaTypes") String header) {
        ParserCheck.read(() -> AcceptedTypes.read(header).map(types -> types.allow("application", "json")));
    }

    @Property
    void languagesAreReadOrIgnored(@ForAll("languages") String header) {
        var read = ParserCheck.read(() -> AcceptedLanguages.read(header));

        assertThat(AcceptedLanguages.isReadable(header) || read.orElseThrow().isEmpty())
                .isTrue();
    }

    @Property
    void aTimeIsOfTheYears1To9999OrRefused(@ForAll("times") String text) {
        ParserCheck.read(() -> StorableInstant.parse(text), IllegalArgumentException.class)
                .ifPresent(time -> assertThat(time)
                        .isBetween(
                                Instant.parse("0001-01-01T00:00:00Z"),
                                Instant.parse("9999-12-31T23:59:59.999999999Z")));
    }

    @Property
    void aTimeZoneIsKnownOrNot(@ForAll("zones") String name) {
        ParserCheck.read(() -> StatedTimeZone.find(name));
    }

    @Property
    void aCursorIsReadOrRefused(@ForAll("cursors") String cursor) {
        ParserCheck.read(() -> Page.cursor("after", cursor), InvalidInput.class);
    }

    @Property
    void theCursorOfAPageIsReadBack(@ForAll String position) {
        var page = Page.of(List.of(position, "next"), 1, item -> item).of("list");

        // A position is text that UTF-8 can write.
        var writable = new String(position.getBytes(UTF_8), UTF_8);
        ParserCheck.read(() -> Page.cursor("after", page.next()), InvalidInput.class)
                .ifPresentOrElse(read -> assertThat(read).contains(writable), () -> assertThat(writable)
                        .contains("\0"));
    }

    @Property
    void anAddressIsPublicOrRefused(@ForAll("addresses") String text) {
        ParserCheck.read(
                () -> OutgoingAddress.of(new URI(text), Set.of(), host -> List.of()),
                IllegalArgumentException.class,
                URISyntaxException.class);
    }

    @Provide
    Arbitrary<String> mediaTypes() {
        return HostileInput.texts("application/json;q=0.5, text/*, */*;q=0", "text/html; charset=\"utf-8\"", "*");
    }

    @Provide
    Arbitrary<String> languages() {
        return HostileInput.texts("ja-JP, en;q=0.5, *;q=0.1", "de", "x-a", "zh-Hant-TW;q=1.0");
    }

    @Provide
    Arbitrary<String> times() {
        return HostileInput.texts(
                "2026-11-22T03:04:05Z", "+999999999-12-31T23:59:59Z", "2026-11-22T03:04:05.123456789+18:00");
    }

    @Provide
    Arbitrary<String> zones() {
        return HostileInput.texts("Asia/Tokyo", "+09:00", "-18:00", "UTC");
    }

    @Provide
    Arbitrary<String> cursors() {
        return HostileInput.texts("MjAyNi0xMS0yMg.abcdef", "YQ", "YQ==");
    }

    @Provide
    Arbitrary<String> addresses() {
        return HostileInput.texts("https://hooks.example/a?b=c", "https://[2001:db8::1]:443/", "https://a:b@c.example");
    }
}
