package io.winback.testkit;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes that the compiled methods of a service answer, with the roles of their annotations. */
final class CompiledRoutes {

    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";
    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";
    private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";
    private static final String LIMITED = "io.winback.chassis.limits.LimitedAtOnce";
    private static final String OPERATION = "org.eclipse.microprofile.openapi.annotations.Operation";

    private CompiledRoutes() {}

    /** @param packages of the service and of the chassis */
    static List<AccessRoute> of(String... packages) {
        return methods(packages).map(CompiledRoutes::route).toList();
    }

    /**
     * The exports and uploads of which a caller may have any number at the same time. The ids of their operations begin with
     * {@code export} or {@code import}.
     */
    static List<String> unlimitedExportsAndUploads(String... packages) {
        return methods(packages)
                .filter(method -> operation(method).startsWith("export")
                        || operation(method).startsWith("import"))
                .filter(method -> !method.isAnnotatedWith(LIMITED))
                .map(JavaMethod::getFullName)
                .toList();
    }

    private static Stream<JavaMethod> methods(String... packages) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(packages).stream()
                        .filter(type -> !type.isInterface())
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(HTTP_METHOD));
    }

    private static AccessRoute route(JavaMethod method) {
        return new AccessRoute(httpMethod(method), path(method), operation(method), roles(method));
    }

    private static String httpMethod(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .filter(type -> type.isAnnotatedWith(HTTP_METHOD))
                .map(type ->
                        text(type.getAnnotationOfType(HTTP_METHOD), "value").orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private static String path(JavaMethod method) {
        var parts = Stream.of(ofClass(method.getOwner()), ofMethod(method, PATH, "value"))
                .flatMap(Optional::stream)
                .map(part -> part.replaceAll("^/|/$", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        // A parameter may have a pattern, as in {token:.*}
        return "/" + parts.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
    }

    private static Optional<String> ofClass(JavaClass type) {
        return type.tryGetAnnotationOfType(PATH).flatMap(annotation -> text(annotation, "value"));
    }

    private static String operation(JavaMethod method) {
        return ofMethod(method, OPERATION, "operationId")
                .filter(id -> !id.isEmpty())
                .orElse("hidden");
    }

    private static Set<String> roles(JavaMethod method) {
        if (method.isAnnotatedWith(PERMIT_ALL)) {
            return Set.of();
        }
        return method.tryGetAnnotationOfType(ROLES_ALLOWED)
                .flatMap(annotation -> annotation.get("value"))
                .map(value -> Stream.of((Object[]) value).map(String::valueOf).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of("nobody"));
    }

    private static Optional<String> ofMethod(JavaMethod method, String annotation, String property) {
        return method.tryGetAnnotationOfType(annotation).flatMap(found -> text(found, property));
    }

    private static Optional<String> text(JavaAnnotation<?> annotation, String property) {
        return annotation.get(property).map(String::valueOf);
    }
}
