package io.winback.chassis.access;

import io.vertx.ext.web.RoutingContext;

/**
 * Whether a person opened a page: in the address bar, or by a page of this console. Browsers say so in a header that no page can set.
 * Old browsers and programs do not send it.
 */
final class OwnNavigation {

    private static final String HEADER = "Sec-Fetch-Site";

    /** The cookie of a sign-in that this browser began. The state of the sign-in is the end of its name. */
    private static final String BEGUN = "q_auth_console_";

    private OwnNavigation() {}

    /** Also if the identity provider sends the browser back from a sign-in that the person began here. */
    static boolean opens(RoutingContext request) {
        var site = request.request().getHeader(HEADER);
        return site == null || site.equals("none") || site.equals("same-origin") || isReturn(request);
    }

    private static boolean isReturn(RoutingContext request) {
        var states = request.queryParam("state");
        return states.size() == 1 && request.request().getCookie(BEGUN + states.get(0)) != null;
    }
}
