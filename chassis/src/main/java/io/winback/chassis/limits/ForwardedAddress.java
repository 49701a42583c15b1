package io.winback.chassis.limits;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Finds the caller in {@code X-Forwarded-For}. A proxy may append the address that it sees to what the caller sent. So the addresses are
 * read from the right, and the first that is not a trusted proxy is the caller: only the addresses to its left were written by the caller.
 */
class ForwardedAddress {

    private final List<CidrAddress> proxies;

    /** @param trusted numeric addresses and networks, with commas between; names, and addresses with a port, are left out */
    ForwardedAddress(String trusted) {
        proxies = Arrays.stream(trusted.split(","))
                .map(String::strip)
                .map(ForwardedAddress::network)
                .filter(Objects::nonNull)
                .toList();
    }

    boolean isProxy(String address) {
        var parsed = parse(address);
        return parsed != null && proxies.stream().anyMatch(proxy -> proxy.matches(parsed));
    }

    /**
     * @param proxy the trusted sender of the request
     * @param headers all values of the header, in their order
     * @return the caller; the last known proxy if no proxy reports an address of a caller
     */
    String caller(String proxy, List<String> headers) {
        var addresses = new ArrayList<>(
                headers.stream().flatMap(header -> Stream.of(header.split(","))).toList());
        Collections.reverse(addresses);
        var caller = proxy;
        for (var text : addresses) {
            var address = withoutPort(text.strip());
            if (parse(address) == null) {
                return caller;
            }
            caller = address;
            if (!isProxy(address)) {
                return caller;
            }
        }
        return caller;
    }

    /** {@code 192.0.2.7:80} and {@code [2001:db8::7]:80} are addresses with a port. */
    private static String withoutPort(String text) {
        int end = text.indexOf(']');
        if (text.startsWith("[") && end > 0) {
            return text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static CidrAddress network(String text) {
        if (text.indexOf('/') >= 0) {
            return Inet.parseCidrAddress(text);
        }
        var address = parse(text);
        return address == null ? null : CidrAddress.create(address, address.getAddress().length * Byte.SIZE);
    }

    /** No name is resolved. @return null if the text is not a numeric address */
    private static InetAddress parse(String text) {
        var bytes = Inet.parseInetAddressToBytes(text);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
