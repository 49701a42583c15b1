package io.winback.chassis.limits;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.Config;

/**
 * The network address that a request comes from. Behind a proxy it is the address that the proxy reports, if the configuration
 * trusts that proxy ({@code quarkus.http.proxy}). The framework takes the leftmost address of {@code X-Forwarded-For}, which a caller can
 * choose behind a proxy that appends to the header.
 */
@ApplicationScoped
public class CallerAddress {

    /** The bytes of an IPv6 address that name the network. A machine has as many addresses in its network as it likes. */
    private static final int NETWORK_BYTES = 8;

    private static final int LONGEST_NAME = 64;

    private static final String PROXY = "quarkus.http.proxy.";

    private final CurrentVertxRequest request;
    private final ForwardedAddress forwarded;
    private final boolean isBehindProxy;

    CallerAddress(CurrentVertxRequest request, Config config) {
        this.request = request;
        isBehindProxy = config.getValue(PROXY + "proxy-address-forwarding", Boolean.class);
        forwarded = new ForwardedAddress(
                config.getOptionalValue(PROXY + "trusted-proxies", String.class).orElse(""));
    }

    public String name() {
        return of(request.getCurrent());
    }

    public String of(RoutingContext context) {
        var current = context.request();
        var reported = current.remoteAddress().host();
        if (!isBehindProxy) {
            return nameOf(reported);
        }
        var sender = current.connection().remoteAddress().host();
        // The framework trusts the sender if it reports another address; it also trusts proxies by their name or their
        // port
        boolean isTrusted = forwarded.isProxy(sender) || !reported.equals(sender);
        return nameOf(isTrusted ? forwarded.caller(sender, current.headers().getAll("X-Forwarded-For")) : sender);
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
