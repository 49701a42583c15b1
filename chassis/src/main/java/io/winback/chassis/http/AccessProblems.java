package io.winback.chassis.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.winback.chassis.access.AccessRefusal;
import io.winback.chassis.access.ExplainedRefusal;
import io.winback.chassis.access.IdentityProvider;
import io.winback.chassis.access.UnlistedPathPolicy;
import io.winback.chassis.limits.FailedCredentials;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers a request without a valid credential (401), and one that the roles of the caller do not allow (403), with a problem:
 * for resources, and for paths outside Jakarta REST. A browser that opens a page of the console is sent to the sign-in page.
 */
@ApplicationScoped
public class AccessProblems {

    /** Before the handlers of the framework, whose answers have no body. */
    private static final int FIRST = Integer.MIN_VALUE;

    /** Before the mappers of the problem extension, which do not know the reason. */
    private static final int BEFORE_OTHERS = 1;

    private static final int TOO_MANY = 429;

    private final RestConfiguration configuration;
    private final ObjectMapper json;
    private final IdentityProvider provider;
    private final FailedCredentials failedCredentials;

    AccessProblems(
            RestConfiguration configuration,
            ObjectMapper json,
            IdentityProvider provider,
            FailedCredentials failedCredentials) {
        this.configuration = configuration;
        this.json = json;
        this.provider = provider;
        this.failedCredentials = failedCredentials;
    }

    void handleFailures(@Observes Router router) {
        router.route().order(FIRST).failureHandler(this::answer);
    }

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = BEFORE_OTHERS)
    public Uni<Response> unauthorized(RoutingContext request) {
        return provider.challenges(request)
                ? provider.challenge(request)
                        .map(challenge -> ofProvider(challenge, request))
                        .onFailure()
                        .recoverWithItem(() -> refusal(request))
                : Uni.createFrom().item(refusal(request));
    }

    private static Response ofProvider(ChallengeData challenge, RoutingContext request) {
        var response = Response.status(challenge.status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.SET_COOKIE, WantedPage.keep(request.request()));
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }

    private Response refusal(RoutingContext request) {
        var refused = ofCredential(request);
        if (!isOpenedByBrowser(request) || refused.getStatusCode() == TOO_MANY) {
            return refused.toResponse();
        }
        return !isUpdate(request)
                ? Response.status(Response.Status.FOUND)
                        .header(HttpHeaders.LOCATION, signIn(request))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build()
                // The script of the page opens the sign-in page instead of putting it into a part of the page.
                : Response.fromResponse(refused.toResponse())
                        .header("HX-Redirect", ConsolePage.SIGN_IN)
                        .build();
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = BEFORE_OTHERS)
    public Response forbidden(ForbiddenException refusal, RoutingContext request, ResourceInfo resource) {
        if (refusal instanceof ExplainedRefusal) {
            return ofRole(request, refusal.getMessage()).toResponse();
        }
        var allowed = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        return ofRole(
                        request,
                        allowed == null
                                ? "the roles of the caller do not allow this request"
                                : "the request needs one of the roles " + String.join(", ", allowed.value()))
                .toResponse();
    }

    /** The sign-in page says why the identity provider did not sign the person in, and opens the wanted page afterwards. */
    private String signIn(RoutingContext request) {
        var address = ConsolePage.signInFor(wanted(request));
        return provider.fault(request)
                .map(fault -> UriBuilder.fromUri(address).queryParam("fault", fault))
                .map(withFault -> withFault.build().toString())
                .orElse(address);
    }

    private static String wanted(RoutingContext request) {
        return request.normalizedPath().equals(IdentityProvider.SIGN_IN)
                ? WantedPage.of(request.request()).orElse("")
                : request.request().uri();
    }

    private void answer(RoutingContext request) {
        var failure = request.failure();
        if (request.response().ended()) {
            return;
        }
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationFailedException) {
            send(request, ofCredential(request));
        } else if (failure instanceof ForbiddenException) {
            send(
                    request,
                    UnlistedPathPolicy.refused(request)
                            ? problem(request, Response.Status.NOT_FOUND, "there is no resource with this path")
                            : ofRole(request, "the roles of the caller do not allow this request"));
        } else {
            request.next();
        }
    }

    private HttpProblem ofCredential(RoutingContext request) {
        var limit = failedCredentials.count(request);
        var refused = limit.isPresent() && !limit.get().isAllowed() ? tooMany(request) : wrongCredential(request);
        limit.ifPresent(state -> state.headers().forEach(refused::withHeader));
        return refused.build();
    }

    private static HttpProblem.Builder tooMany(RoutingContext request) {
        return HttpProblem.builder(problem(
                request,
                Response.Status.TOO_MANY_REQUESTS,
                "too many wrong credentials came from this address; correct the credential, and retry later"));
    }

    private HttpProblem.Builder wrongCredential(RoutingContext request) {
        var detail = AccessRefusal.of(request)
                .orElse(
                        provider.isEnabled()
                                ? "the request needs a credential: send an API key in the header X-Api-Key, or a bearer token in the header Authorization"
                                : "the request needs a credential: send an API key in the header X-Api-Key");
        return HttpProblem.builder(problem(request, Response.Status.UNAUTHORIZED, detail))
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, provider.isEnabled() ? "ApiKey, Bearer" : "ApiKey");
    }

    private static HttpProblem ofRole(RoutingContext request, String otherwise) {
        return problem(
                request, Response.Status.FORBIDDEN, AccessRefusal.of(request).orElse(otherwise));
    }

    private static HttpProblem problem(RoutingContext request, Response.Status status, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("about:blank"))
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(detail)
                .withInstance(instance(request.normalizedPath()))
                .build();
    }

    private static URI instance(String path) {
        try {
            return new URI(null, null, path, null);
        } catch (URISyntaxException e) {
            return URI.create("/");
        }
    }

    private void send(RoutingContext request, HttpProblem problem) {
        try {
            var response = request.response().setStatusCode(problem.getStatusCode());
            problem.getHeaders().forEach((name, value) -> response.putHeader(name, value.toString()));
            response.putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a page of the console updates a part of itself. Its script accepts every media type. */
    private static boolean isUpdate(RoutingContext request) {
        return request.request().getHeader("HX-Request") != null;
    }

    /** Whether a browser without a session opens or updates a page of the console. */
    private boolean isOpenedByBrowser(RoutingContext request) {
        var accept = request.request().getHeader(HttpHeaders.ACCEPT);
        return request.request().method().name().equals("GET")
                && (isUpdate(request) || accept != null && accept.contains("text/html"))
                && AccessRefusal.of(request).isEmpty()
                && configuration.isPage(request.normalizedPath());
    }
}
