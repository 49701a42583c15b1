package io.winback.chassis.limits;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * The network address that a request comes from. Behind a proxy it is the address that the proxy reports, if the configuration
 * trusts that proxy ({@code quarkus.http.proxy}).
 */
@ApplicationScoped
public class CallerAddress {

    /** The bytes of an IPv6 address that name the network. A machine has as many addresses in its network as it likes. */
    private static final int NETWORK_BYTES = 8;

    private static final int LONGEST_NAME = 64;

    private final CurrentVertxRequest request;

    CallerAddress(CurrentVertxRequest request) {
        this.request = request;
    }

    public String name() {
        return nameOf(request.getCurrent().request().remoteAddress().host());
    }

    /** The name of a numeric address. */
    public static String nameOf(String host) {
        var name = host.indexOf(':') < 0 ? host : networkOf(host);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** A text with a colon is an address or nothing: no name is resolved. */
    private static String networkOf(String address) {
        try {
            var parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
