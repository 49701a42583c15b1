package io.winback.campaign.access;

import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.access.ConsoleCookie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Hands a new session to its browser, and ends the earlier session of this browser. */
@ApplicationScoped
class HandOverSession {

    private final UserSessions sessions;

    HandOverSession(UserSessions sessions) {
        this.sessions = sessions;
    }

    /** The answer that opens the console. */
    @Transactional
    Response to(HttpServerRequest browser, SignedIn signedIn) {
        var earlier = ConsoleCookie.SESSION.value(browser);
        if (earlier != null) {
            sessions.deleteById(AccessToken.hash(earlier));
        }
        var answer = Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.SET_COOKIE, AccessCookie.SESSION.with(signedIn.session(), browser))
                .header(HttpHeaders.SET_COOKIE, AccessCookie.FORM.removed(browser));
        if (signedIn.device() != null) {
            answer.header(HttpHeaders.SET_COOKIE, AccessCookie.DEVICE.with(signedIn.device(), browser));
        }
        return answer.build();
    }
}
