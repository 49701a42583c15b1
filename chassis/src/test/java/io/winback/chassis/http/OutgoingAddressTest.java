package io.winback.chassis.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An address of a caller leads to the public network, or nowhere. */
class OutgoingAddressTest {

    private static final URI HOOK = URI.create("https://shop.example/hook?a=b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "8.8.8.8",
                "100.63.0.1",
                "172.32.0.1",
                "198.20.0.1",
                "192.0.66.2",
                "2606:4700:4700::1111"
            })
    void aPublicAddressIsAllowed(String address) throws UnknownHostException {
        var outgoing = OutgoingAddress.of(HOOK, Set.of(), host -> resolved(address));

        assertThat(outgoing.uri()).isEqualTo(HOOK);
        assertThat(outgoing.addresses()).containsExactly(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2001:0:1:2::3",
                "2002:a00:1::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1"
            })
    void anAddressThatIsNotPublicIsRefusedAlsoBesideAPublicOne(String address) {
        refused(HOOK, host -> resolved(address), "must have a host with a public address");
        refused(HOOK, host -> resolved("8.8.8.8", address), "must have a host with a public address");
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/, must begin with https://",
        "file:///etc/passwd, must begin with https://",
        "gopher://shop.example/, must begin with https://",
        "https:///hook, must have a host name",
        "https://a:b@shop.example/, must have no user name and no password"
    })
    void anAddressOfAnotherFormIsRefused(String uri, String message) {
        refused(URI.create(uri), host -> resolved("8.8.8.8"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/", "https://127.0.0.1/", "https://2130706433/", "https://[::1]/"})
    void theOwnMachineIsRefusedInEverySpelling(String uri) {
        assertThatThrownBy(() -> OutgoingAddress.of(URI.create(uri), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownHostIsRefused() {
        refused(
                HOOK,
                host -> {
                    throw new UnknownHostException(host);
                },
                "must have a host that exists");
    }

    @Test
    void aListedHostMayBeInternal() {
        assertThat(OutgoingAddress.of(HOOK, Set.of("shop.example"), host -> resolved("10.1.2.3"))
                        .addresses())
                .hasSize(1);
    }

    @Test
    void aHostIsLookedUpOnce() throws UnknownHostException {
        var answers = List.of(resolved("8.8.8.8"), resolved("127.0.0.1")).iterator();

        var outgoing = OutgoingAddress.of(HOOK, Set.of(), host -> answers.next());

        assertThat(outgoing.addresses()).containsExactly(InetAddress.getByName("8.8.8.8"));
    }

    private static List<InetAddress> resolved(String... addresses) throws UnknownHostException {
        var found = new ArrayList<InetAddress>();
        for (var address : addresses) {
            found.add(InetAddress.getByName(address));
        }
        return found;
    }

    private static void refused(URI uri, OutgoingAddress.Resolver resolver, String message) {
        assertThatThrownBy(() -> OutgoingAddress.of(uri, Set.of(), resolver))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
