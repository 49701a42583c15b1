package io.winback.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** What holds in every service, so that who knows one knows all. */
public final class HouseRules {

    private static final String OUTSIDE_DOMAIN = "jakarta.ws.rs..";

    private HouseRules() {}

    /** Checks a service by the package it lives in. */
    public static void check(String service) {
        var code = code(service);
        rules(service).forEach(rule -> rule.allowEmptyShould(true).check(code));
    }

    private static JavaClasses code(String service) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(service);
    }

    private static List<ArchRule> rules(String service) {
        return List.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others(service))
                        .because("services share events, and nothing else"),
                slices().matching(service + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("packages that need each other are one package"),
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Resource")
                        .should()
                        .notBePublic()
                        .because("nobody calls a resource but HTTP"),
                classes().that().haveSimpleNameEndingWith("Consumer").should().notBePublic(),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Base)")
                        .because("such a name says nothing"),
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
                noClasses()
                        .that()
                        .areAnnotatedWith(Entity.class)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(OUTSIDE_DOMAIN)
                        .because("the domain does not know the wire"),
                noMethods()
                        .that()
                        .haveNameMatching("(?i).*(secret|password|token|salt|key)")
                        .should()
                        .beAnnotatedWith("io.smallrye.config.WithDefault")
                        .because("no secret has a default"),
                noClasses()
                        .that()
                        .resideInAPackage("..models..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..")
                        .because("mathematics needs no framework"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("time comes from the injected " + Clock.class.getSimpleName()));
    }

    private static String[] others(String service) {
        return List.of("io.winback.customer", "io.winback.campaign", "io.winback.offer", "io.winback.notification")
                .stream()
                .filter(other -> !other.equals(service))
                .map(other -> other + "..")
                .toArray(String[]::new);
    }
}
