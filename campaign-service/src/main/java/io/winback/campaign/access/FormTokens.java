package io.winback.campaign.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.winback.chassis.access.ConsoleCookie;
import jakarta.enterprise.context.ApplicationScoped;

/** The session of the current request, and the token of its forms. Another site can neither read nor compute the token. */
@ApplicationScoped
public class FormTokens {

    /** The name of the field. */
    public static final String FIELD = "form-token";

    private static final int FORBIDDEN = 403;

    private final CurrentVertxRequest request;

    FormTokens(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The token of the session; null without one. */
    String session() {
        return ConsoleCookie.SESSION.value(request.getCurrent().request());
    }

    /** The token of the forms of a page; null without a session, because no cookie speaks for them then. */
    public String present() {
        var session = session();
        return session == null ? null : AccessToken.ofForms(session);
    }

    /**
     * Refuses a form of a session without its token. A caller without a session has no cookie that another site could use.
     *
     * @param sent null without the field
     * @throws HttpProblem with 403
     */
    public void require(String sent) {
        var expected = present();
        if (expected != null && !AccessToken.areEqual(expected, sent)) {
            throw HttpProblem.builder()
                    .withStatus(FORBIDDEN)
                    .withTitle("Forbidden")
                    .withDetail("the form has no token of this session")
                    .build();
        }
    }
}
