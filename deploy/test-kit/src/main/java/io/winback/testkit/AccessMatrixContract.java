package io.winback.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every route of a service asks for the roles that {@code docs/security.md} lists, and no others. A route that one of the
 * compiled methods, the OpenAPI document and the matrix lacks fails the build.
 */
public abstract class AccessMatrixContract {

    private static final Path MATRIX = Path.of("..", "docs", "security.md");
    private static final String HIDDEN = "hidden";

    /** The base URL of the running service. */
    protected abstract URI service();

    /** The first word of the name of the service, such as {@code campaign}. */
    protected abstract String name();

    @Test
    void everyCompiledRouteIsInTheMatrixWithItsRoles() {
        assertThat(lines(compiled(), AccessRoute::line))
                .as("the annotated methods and docs/security.md")
                .isEqualTo(lines(matrix(), AccessRoute::hasMethod, AccessRoute::line));
    }

    @Test
    void everyDocumentedOperationIsInTheMatrixAndHasAMethod() {
        var operations = lines(AccessWalk.to(service()).operations(), AccessRoute::line);

        assertThat(lines(matrix(), route -> route.path().startsWith("/v1/"), AccessRoute::line))
                .as("docs/security.md and the OpenAPI document with its x-roles")
                .isEqualTo(operations);
        assertThat(lines(compiled(), route -> !route.operation().equals(HIDDEN), AccessRoute::line))
                .as("the annotated methods and the OpenAPI document")
                .isEqualTo(operations);
    }

    @Test
    void theMatrixNamesTheOperations() {
        Function<AccessRoute, String> named = route -> route + " " + route.operation();

        assertThat(lines(matrix(), route -> route.path().startsWith("/v1/"), named))
                .isEqualTo(lines(compiled(), route -> !route.operation().equals(HIDDEN), named));
    }

    @Test
    void everyRouteAnswersToItsRolesAndToNoOthers() {
        var walk = AccessWalk.to(service());

        var wrong = walk.wrongAnswers(matrix());

        System.out.printf("%s-service: %s%n", name(), walk.counts());
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyExportAndUploadIsLimitedAtOnce() {
        assertThat(CompiledRoutes.unlimitedExportsAndUploads(packages())).isEmpty();
    }

    private List<AccessRoute> matrix() {
        return AccessMatrix.of(name(), MATRIX);
    }

    private List<AccessRoute> compiled() {
        return CompiledRoutes.of(packages());
    }

    private String[] packages() {
        return new String[] {"io.winback." + name(), "io.winback.chassis"};
    }

    private static TreeSet<String> lines(List<AccessRoute> routes, Function<AccessRoute, String> line) {
        return lines(routes, route -> true, line);
    }

    private static TreeSet<String> lines(
            List<AccessRoute> routes, Predicate<AccessRoute> filter, Function<AccessRoute, String> line) {
        return routes.stream().filter(filter).map(line).collect(Collectors.toCollection(TreeSet::new));
    }
}
