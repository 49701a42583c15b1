package io.winback.customer.scoring;

import io.winback.chassis.http.InvalidInput;
import io.winback.customer.models.Fitted;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/scoring-models/latest}: the latest models of purchases and spend. */
@Path("/v1/scoring-models/latest")
class ScoringModelResource {

    private final ScoringModels models;

    ScoringModelResource(ScoringModels models) {
        this.models = models;
    }

    /** The models of the latest day. With {@code asOf}, those that a scoring of this day uses if it cannot fit new ones. */
    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "getLatestScoringModel")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModelView.class)))
    @APIResponse(responseCode = "404", description = "There is none yet.")
    public ModelView latest(@QueryParam("asOf") LocalDate asOf) {
        if (asOf != null && (asOf.getYear() < 1900 || asOf.getYear() > 9999)) {
            throw new InvalidInput("asOf", "query", "must be in the years 1900 to 9999, but is " + asOf);
        }
        return (asOf == null ? models.latest() : models.latestUntil(asOf))
                .map(ModelView::of)
                .orElseThrow(() -> new NotFoundException("no model has been fitted %s; ask for a scoring"
                        .formatted(asOf == null ? "yet" : "as of %s or an earlier day".formatted(asOf))));
    }

    /**
     * The models with their parameters.
     *
     * @param best the model that scorings use
     * @param timeUnit the unit of time of the parameters
     */
    record ModelView(
            UUID modelId,
            LocalDate asOf,
            Instant fittedAt,
            int customers,
            int sampled,
            int repeaters,
            String timeUnit,
            String best,
            @Nullable BgNbdView bgNbd,
            @Nullable BgNbdView mbgNbd,
            @Nullable ParetoNbdView paretoNbd,
            @Nullable GammaGammaView gammaGamma,
            @Nullable String spendCurrency,
            @Nullable Double frequencySpendCorrelation,
            @Nullable Boolean spendIsDoubtful) {

        static ModelView of(ScoringModel model) {
            var fits = model.fits();
            var fitted = fits.models();
            return new ModelView(
                    model.id(),
                    model.asOf(),
                    model.fittedAt(),
                    fits.population(),
                    fits.sampled(),
                    fits.repeaters(),
                    "WEEK",
                    fitted.best().getKey(),
                    view(fitted.bgNbd(), (m, l) -> new BgNbdView(m.r(), m.alpha(), m.a(), m.b(), l)),
                    view(fitted.mbgNbd(), (m, l) -> new BgNbdView(m.r(), m.alpha(), m.a(), m.b(), l)),
                    view(fitted.paretoNbd(), (m, l) -> new ParetoNbdView(m.r(), m.alpha(), m.s(), m.beta(), l)),
                    view(fitted.gammaGamma(), (m, l) -> new GammaGammaView(m.p(), m.q(), m.v(), l)),
                    fits.currency(),
                    fits.correlation(),
                    fits.spendIsDoubtful());
        }

        private static <M, V> V view(Fitted<M> fitted, View<M, V> view) {
            return fitted == null ? null : view.of(fitted.model(), fitted.logLikelihood());
        }
    }

    /** Creates the view of a model. */
    private interface View<M, V> {
        V of(M model, double logLikelihood);
    }

    record BgNbdView(double r, double alpha, double a, double b, double logLikelihood) {}

    record ParetoNbdView(double r, double alpha, double s, double beta, double logLikelihood) {}

    record GammaGammaView(double p, double q, double v, double logLikelihood) {}
}
