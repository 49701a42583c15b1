package io.winback.campaign.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.random.RandomGenerator;

/**
 * The tokens of forms. A form of the console has a token of its session; the sign-in form, which has no session, has that of a
 * cookie. Another site can neither read nor set them.
 */
@ApplicationScoped
public class FormTokens {

    /** The cookie of a session. */
    public static final String SESSION_COOKIE = AccessCookie.SESSION_NAME;

    /** The name of the field. */
    public static final String FIELD = "form-token";

    private final RandomGenerator random;

    FormTokens(RandomGenerator random) {
        this.random = random;
    }

    /** A new token for a form without a session. */
    String make() {
        return AccessToken.make(random);
    }

    /** @param session of the cookie; null without one, and then the forms need no token, because no cookie speaks for them */
    public String of(String session) {
        return session == null ? null : AccessToken.ofForms(session);
    }

    /** Whether a form may have an effect. A caller without a session has no cookie that another site could use. */
    boolean allow(String session, String sent) {
        return session == null || isOf(session, sent);
    }

    /** Whether a form of the session sent its token. */
    public boolean isOf(String session, String sent) {
        return session != null && AccessToken.areEqual(AccessToken.ofForms(session), sent);
    }
}
