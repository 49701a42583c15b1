package io.winback.chassis.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The answers of pages of the console that have forms. No cache keeps them. */
public final class ConsolePage {

    /** The address of the sign-in page. */
    public static final String SIGN_IN = "/sign-in";

    /** The parameter of the sign-in page with the address that is opened afterwards. */
    public static final String NEXT = "next";

    /**
     * A page of this console below its common path, so that no address names another host. No segment of its path is {@code .} or
     * {@code ..}, with which a browser would leave the common path.
     */
    private static final Pattern OWN =
            Pattern.compile("/console(?![^?]*/(?:\\.|%2[eE]){1,2}(?:[/?]|$))/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]{1,1000}");

    private ConsolePage() {}

    /**
     * The address of the sign-in page that opens a page of the console afterwards.
     *
     * @param wanted path and query of the request; another one than that of a page of the console is left out
     */
    public static String signInFor(String wanted) {
        return withNext(SIGN_IN, wanted);
    }

    /**
     * A path of the sign-in that opens a page of the console afterwards.
     *
     * @param wanted another address than that of a page of the console is left out
     */
    public static String withNext(String path, String wanted) {
        return isOwn(wanted) ? path + "?" + NEXT + "=" + URLEncoder.encode(wanted, UTF_8) : path;
    }

    /** Whether it is the address of a page of the console other than the first, and of no other site. @param address may be null */
    public static boolean isOwn(String address) {
        return address != null && OWN.matcher(address).matches();
    }

    public static Response of(int status, String html) {
        return Response.status(status)
                .entity(html)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** Opens a page after a form had its effect, so that a reload does not send the form again. */
    public static Response open(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The same answer with a cookie. @param cookie the header {@code Set-Cookie} */
    public static Response withCookie(Response answer, String cookie) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.SET_COOKIE, cookie)
                .build();
    }
}
