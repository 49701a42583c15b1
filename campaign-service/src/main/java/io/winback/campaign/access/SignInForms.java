package io.winback.campaign.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.winback.chassis.access.AccessConfiguration;
import io.winback.chassis.access.ConsoleCookie;
import io.winback.chassis.secrets.Base64Url;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The forms before there is a session: a signed double-submit cookie. The token of a form is the HMAC of its cookie, so that another
 * host, even if it could set the cookie, cannot make the token.
 */
@ApplicationScoped
class SignInForms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "winback sign-in form ";

    private final CurrentVertxRequest request;
    private final RandomGenerator random;
    private final SecretKeySpec secret;

    /** All replicas have the same service key. Without one, a form is valid at the replica that made it. */
    SignInForms(CurrentVertxRequest request, AccessConfiguration configuration, RandomGenerator random) {
        this.request = request;
        this.random = random;
        var key = configuration.serviceKey().orElseGet(() -> AccessToken.make(random));
        secret = new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM);
    }

    /**
     * A form of a page.
     *
     * @param cookie for the browser
     * @param token for the hidden field
     */
    record Form(String cookie, String token) {}

    Form make() {
        var cookie = AccessToken.make(random);
        return new Form(cookie, sign(cookie));
    }

    /** Whether the form of the current request has the token of its cookie. @param sent null without the field */
    boolean isOwn(String sent) {
        var cookie = ConsoleCookie.FORM.value(request.getCurrent().request());
        return cookie != null && AccessToken.areEqual(sign(cookie), sent);
    }

    private String sign(String cookie) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Base64Url.encode(mac.doFinal((PURPOSE + cookie).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
