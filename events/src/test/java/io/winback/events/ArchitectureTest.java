package io.winback.events;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

class ArchitectureTest {

    private static final String[] JDK_AND_JACKSON = {"io.winback.events..", "java..", "com.fasterxml.jackson.."};

    @Test
    void eventsDependOnTheJdkAndJacksonAlone() {
        var events = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.winback.events");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(JDK_AND_JACKSON)
                .because("any reader of our topics can use this jar")
                .check(events);
    }
}
