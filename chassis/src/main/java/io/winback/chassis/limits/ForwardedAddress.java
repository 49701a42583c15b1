package io.winback.chassis.limits;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
        var parsed = parse(withoutZone(address));
        return parsed != null && isProxy(parsed);
    }

    /**
     * @param proxy the trusted sender of the request
     * @param headers all values of the header, in their order
     * @return the caller; the last known proxy if it reports no numeric address
     */
    String caller(String proxy, List<String> headers) {
        var caller = proxy;
        for (int i = headers.size() - 1; i >= 0; i--) {
            var header = headers.get(i);
            for (int end = header.length(); end >= 0; ) {
                int comma = header.lastIndexOf(',', end - 1);
                var address = numeric(header.substring(comma + 1, end).strip());
                if (address == null) {
                    return caller;
                }
                caller = address.getHostAddress();
                if (!isProxy(address)) {
                    return caller;
                }
                end = comma;
            }
        }
        return caller;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    /** {@code 192.0.2.7:80}, {@code [2001:db8::7]} and {@code [2001:db8::7]:80} are addresses, too. */
    private static InetAddress numeric(String text) {
        int bracket = text.indexOf(']');
        if (text.startsWith("[") && bracket > 0) {
            return parse(withoutZone(text.substring(1, bracket)));
        }
        int colon = text.indexOf(':');
        boolean hasPort = colon > 0 && colon == text.lastIndexOf(':');
        return parse(withoutZone(hasPort ? text.substring(0, colon) : text));
    }

    /** {@code fe80::7%eth0} names an interface of the machine after the address. */
    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
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
