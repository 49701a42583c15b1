package io.winback.notification;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.transaction.Transactional;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

class TransactionsTest {

    @Test
    void whatWritesStatesItsTransaction() {
        var code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.winback.notification");

        methods()
                .that(describe("write by SQL", TransactionsTest::writes))
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(code);
    }

    private static boolean writes(JavaMethod method) {
        return !method.getModifiers().contains(JavaModifier.PRIVATE)
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getName().equals("executeUpdate"));
    }
}
