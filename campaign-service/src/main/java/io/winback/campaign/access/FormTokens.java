package io.winback.campaign.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.winback.chassis.access.ConsoleCookie;
import jakarta.enterprise.context.ApplicationScoped;

/** The session of the current request, and the token of its forms. Another site can neither read nor compute the token. */
@ApplicationScoped
public class FormTokens {

    /** The name of the field. */
    public static final String FIELD = "form-token";

    /** The status of the page that is shown again, because its form does not belong to the session. */
    public static final int EXPIRED = 403;

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
     * Whether a form belongs to the session of the current request. One of an earlier session, or of another site, has no effect: its
     * page is shown again with {@link #EXPIRED}. A caller without a session has no cookie that another site could use.
     *
     * @param sent null without the field
     */
    public boolean isOwn(String sent) {
        var expected = present();
        return expected == null || AccessToken.areEqual(expected, sent);
    }
}
