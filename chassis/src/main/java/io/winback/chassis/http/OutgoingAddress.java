package io.winback.chassis.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * An address that a caller names and that the service may call. The service must not be led to the network behind it: to itself, to
 * other machines there, or to the metadata of a cloud. Connect to {@link #addresses} and to no others, because a name may have other
 * addresses later, and follow no redirect.
 *
 * @param addresses of the host, looked up once
 */
public record OutgoingAddress(URI uri, List<InetAddress> addresses) {

    private static final int BYTE = 0xff;

    public OutgoingAddress {
        addresses = List.copyOf(addresses);
    }

    /** Finds the addresses of a host. */
    @FunctionalInterface
    public interface Resolver {

        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    /** @param internalHosts names of hosts that may have an address that is not public */
    public static OutgoingAddress of(URI uri, Set<String> internalHosts) {
        return of(uri, internalHosts, host -> List.of(InetAddress.getAllByName(host)));
    }

    /** @throws IllegalArgumentException in words of the caller, if the address must not be called */
    static OutgoingAddress of(URI uri, Set<String> internalHosts, Resolver resolver) {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("must begin with https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("must have a host name");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must have no user name and no password");
        }
        try {
            var addresses = resolver.resolve(uri.getHost());
            if (!internalHosts.contains(uri.getHost()) && !addresses.stream().allMatch(OutgoingAddress::isPublic)) {
                // The address is not named: it would tell the caller about the network.
                throw new IllegalArgumentException("must have a host with a public address");
            }
            return new OutgoingAddress(uri, addresses);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("must have a host that exists", e);
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicIpv4(bytes) : isPublicIpv6(bytes);
    }

    /** The ranges of RFC 6890 that have no method in the library. */
    private static boolean isPublicIpv4(byte[] bytes) {
        int first = bytes[0] & BYTE;
        int second = bytes[1] & BYTE;
        boolean isShared = first == 100 && second >= 64 && second < 128;
        boolean isOfProtocols = first == 192 && second == 0 && (bytes[2] == 0 || bytes[2] == 2);
        boolean isOfBenchmarks = first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 240 && !isShared && !isOfProtocols && !isOfBenchmarks;
    }

    private static boolean isPublicIpv6(byte[] bytes) {
        // Routed addresses begin with 2 or 3. 6to4 and Teredo addresses contain an IPv4 address, which may be any.
        boolean isRouted = (bytes[0] & 0xe0) == 0x20;
        boolean isSixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean isTeredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return isRouted && !isSixToFour && !isTeredo;
    }
}
