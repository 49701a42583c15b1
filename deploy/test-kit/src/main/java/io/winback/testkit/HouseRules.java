package io.winback.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules that the compiled code of every module keeps. {@link SourceRules} are read from the sources. */
public final class HouseRules {

    /** Classes outside the edges that may know HTTP types, by simple name. */
    private static final Set<String> KNOW_HTTP = Set.of(
            // It reads the response of a provider.
            "PushStatus");

    /** Classes that open connections themselves, to an address of the settings, by simple name. */
    private static final Set<String> CONNECT = Set.of("SmppSession", "TimedTransport", "TrustedCertificates");

    /** What opens a connection. */
    private static final Set<String> CONNECTIONS = Set.of(
            "java.net.Socket",
            "java.net.HttpURLConnection",
            "java.net.URLConnection",
            "java.net.http.HttpClient",
            "io.vertx.core.http.HttpClient",
            "io.vertx.ext.web.client.WebClient",
            "org.eclipse.microprofile.rest.client.RestClientBuilder",
            "io.quarkus.rest.client.reactive.QuarkusRestClientBuilder",
            "jakarta.ws.rs.client.ClientBuilder");

    /** Schedules and resources that write through a repository, by simple name: none. */
    private static final Set<String> WRITE = Set.of();

    private static final List<String> SERVICES =
            List.of("io.winback.customer", "io.winback.campaign", "io.winback.offer", "io.winback.notification");
    private static final String HTTP = "jakarta.ws.rs..";
    private static final String HTTP_CHASSIS = "io.winback.chassis.http";
    private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";
    private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";
    private static final String REST_CLIENT = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";
    private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";
    private static final Set<String> HTTP_PROVIDERS = Set.of(
            "jakarta.ws.rs.container.ContainerRequestFilter",
            "jakarta.ws.rs.container.ContainerResponseFilter",
            "jakarta.ws.rs.client.ClientRequestFilter",
            "jakarta.ws.rs.client.ClientResponseFilter",
            "jakarta.ws.rs.ext.ExceptionMapper",
            "org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper");
    private static final Set<String> REPOSITORIES = Set.of(
            "io.quarkus.hibernate.orm.panache.PanacheRepositoryBase",
            "jakarta.persistence.EntityManager",
            "jakarta.persistence.Query",
            "java.sql.Statement",
            "org.hibernate.query.MutationQuery");

    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private HouseRules() {}

    /** Checks a module by its root package. */
    public static void check(String module) {
        var code = code(module);
        rules(module).forEach(rule -> rule.allowEmptyShould(true).check(code));
    }

    private static JavaClasses code(String module) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(module);
    }

    private static List<ArchRule> rules(String module) {
        return Stream.of(structure(module), names(), domain(), edges(), access(), time())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ArchRule> structure(String module) {
        return List.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(servicesOtherThan(module))
                        .because("services share events, and nothing else"),
                slices().matching(module + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("packages that need each other are one package"),
                slices().assignedFrom(new SourceFiles())
                        .should()
                        .beFreeOfCycles()
                        .because("a file can be read without the files that use it"),
                noClasses()
                        .that()
                        .resideInAPackage("..models..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..")
                        .because("mathematics needs no framework"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..outbox..", "io.winback.testkit..", "io.winback.benchmarks..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer")
                        .because("an event leaves through the outbox, in the transaction of its change"));
    }

    private static List<ArchRule> names() {
        return List.of(
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Resource")
                        .should()
                        .notBePublic()
                        .because("only HTTP calls a resource"),
                classes().that().haveSimpleNameEndingWith("Consumer").should().notBePublic(),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Base)")
                        .because("such a name does not say what the class does"));
    }

    private static List<ArchRule> domain() {
        return List.of(
                noMethods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Entity.class)
                        .should()
                        .haveNameMatching("set[A-Z].*")
                        .because("an entity has verbs"),
                noFields()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Entity.class)
                        .should()
                        .bePublic(),
                noCodeUnits()
                        .that(describe("are written by hand", HouseRules::isWritten))
                        .should()
                        .haveRawParameterTypes(describe("an Optional", HouseRules::holdOptional))
                        .because("Optional is a return type: use null or two methods"));
    }

    private static List<ArchRule> edges() {
        return List.of(
                noClasses()
                        .that(not(listed(KNOW_HTTP)))
                        .and(describe("do not speak HTTP", type -> !speaksHttp(type)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(HTTP)
                        .because("use cases, values and exceptions do not know who calls them;"
                                + " a use case throws NotFound, Conflict or RuleViolation of the chassis"),
                noClasses()
                        .that(describe("are resources or schedules", HouseRules::isResourceOrSchedule))
                        .and(not(listed(WRITE)))
                        .should()
                        .callMethodWhere(describe("a repository writes", HouseRules::writes))
                        .because("a use case writes, in its transaction"),
                noClasses()
                        .that(describe("are resources or schedules", HouseRules::isResourceOrSchedule))
                        .should()
                        .beAnnotatedWith(TRANSACTIONAL)
                        .because("a use case has the transaction"),
                noMethods()
                        .that()
                        .areDeclaredInClassesThat(
                                describe("are resources or schedules", HouseRules::isResourceOrSchedule))
                        .should()
                        .beAnnotatedWith(TRANSACTIONAL)
                        .because("a use case has the transaction"),
                methods()
                        .that(describe("replace a definition", HouseRules::replacesDefinition))
                        .should()
                        .beAnnotatedWith("io.winback.chassis.http.OneAtATime")
                        .because("concurrent callers get the answers that they would get in turn"),
                noMethods()
                        .that()
                        .haveNameMatching("(?i).*(secret|password|token|salt|key)")
                        .should()
                        .beAnnotatedWith("io.smallrye.config.WithDefault")
                        .because("no secret has a default"));
    }

    private static List<ArchRule> access() {
        return List.of(
                noClasses()
                        .that(not(listed(CONNECT)))
                        .and()
                        .resideOutsideOfPackages(
                                "io.winback.local..",
                                "io.winback.testkit..",
                                "io.winback.benchmarks..",
                                "io.winback.system..")
                        .should()
                        .dependOnClassesThat(describe("open connections", type -> CONNECTIONS.contains(type.getName())))
                        .because("a REST client has its address from the settings by its configKey;"
                                + " an address of a caller passes OutgoingAddress first"),
                classes()
                        .that()
                        .areAnnotatedWith(REST_CLIENT)
                        .should(haveAnAddressOfTheSettings())
                        .because("no address is in the code, and none comes from a caller"),
                methods()
                        .that(describe("answer requests", HouseRules::answersRequests))
                        .should(haveOneAnnotationOfAccess())
                        .because("a route says where it is written who may call it"),
                noClasses()
                        .should()
                        .beAnnotatedWith(ROLES_ALLOWED)
                        .orShould()
                        .beAnnotatedWith(PERMIT_ALL)
                        .because("each method says who may call it"));
    }

    private static List<ArchRule> time() {
        return List.of(noClasses()
                .that()
                .resideOutsideOfPackages("io.winback.local..", "io.winback.benchmarks..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes from the injected " + Clock.class.getSimpleName()));
    }

    private static String[] servicesOtherThan(String module) {
        return SERVICES.stream()
                .filter(service -> !service.equals(module))
                .map(service -> service + "..")
                .toArray(String[]::new);
    }

    /** Resources, filters and mappers, interfaces of REST clients and the classes that call one. */
    private static boolean speaksHttp(JavaClass type) {
        var outermost = outermost(type);
        return outermost.getPackageName().equals(HTTP_CHASSIS)
                || outermost.getSimpleName().endsWith("Resource")
                || isRestClient(outermost)
                || HTTP_PROVIDERS.stream().anyMatch(outermost::isAssignableTo)
                || outermost.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> isRestClient(dependency.getTargetClass()));
    }

    private static boolean isRestClient(JavaClass type) {
        return type.isInterface()
                && (type.isAnnotatedWith(PATH)
                        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(PATH)));
    }

    private static boolean answersRequests(JavaMethod method) {
        return !method.getOwner().isInterface() && method.isMetaAnnotatedWith(HTTP_METHOD);
    }

    /** They read the precondition of the request. */
    private static boolean replacesDefinition(JavaMethod method) {
        return answersRequests(method)
                && method.isAnnotatedWith("jakarta.ws.rs.PUT")
                && method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getName().equals("jakarta.ws.rs.core.Request"));
    }

    private static ArchCondition<JavaClass> haveAnAddressOfTheSettings() {
        return new ArchCondition<>("name the configKey of their address") {
            @Override
            public void check(JavaClass client, ConditionEvents events) {
                var key = client.getAnnotationOfType(REST_CLIENT).get("configKey");
                if (key.map(Object::toString).orElse("").isEmpty()) {
                    events.add(SimpleConditionEvent.violated(client, client.getFullName()));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> haveOneAnnotationOfAccess() {
        return new ArchCondition<>("have either @RolesAllowed or @PermitAll") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.isAnnotatedWith(ROLES_ALLOWED) == method.isAnnotatedWith(PERMIT_ALL)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static boolean isResourceOrSchedule(JavaClass type) {
        var name = outermost(type).getSimpleName();
        return name.endsWith("Resource") || name.endsWith("Schedule");
    }

    private static boolean writes(JavaMethodCall call) {
        return call.getName().matches("(persist|delete|merge|remove|update|execute).*")
                && !call.getName().equals("executeQuery")
                && REPOSITORIES.stream().anyMatch(call.getTargetOwner()::isAssignableTo);
    }

    private static boolean isWritten(JavaCodeUnit unit) {
        return !unit.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean holdOptional(List<JavaClass> parameters) {
        return parameters.stream().anyMatch(parameter -> OPTIONALS.stream().anyMatch(parameter::isEquivalentTo));
    }

    private static DescribedPredicate<JavaClass> listed(Set<String> names) {
        return describe("are excepted", type -> names.contains(outermost(type).getSimpleName()));
    }

    /** One slice for each source file. */
    private static final class SourceFiles implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(outermost(type).getName());
        }

        @Override
        public String getDescription() {
            return "source files";
        }
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
    }
}
