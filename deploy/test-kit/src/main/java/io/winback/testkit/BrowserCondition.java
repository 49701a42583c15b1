package io.winback.testkit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test class where no browser is installed, and prints one line that says how to run it. */
final class BrowserCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()
                || BrowserLocation.ofThisMachine().find().isPresent()) {
            return ConditionEvaluationResult.enabled("a browser is installed");
        }
        var reason = "%s is skipped: install Chromium or Chrome, or set %s to its path, to run it"
                .formatted(context.getDisplayName(), BrowserLocation.VARIABLE);
        System.out.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
