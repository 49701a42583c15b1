package io.winback.testkit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test class where a program is not installed, and prints one line that says how to run it. */
abstract class ToolCondition implements ExecutionCondition {

    private final InstalledTool tool;

    private ToolCondition(InstalledTool tool) {
        this.tool = tool;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent() || tool.find().isPresent()) {
            return ConditionEvaluationResult.enabled(tool.name() + " is installed");
        }
        var reason = "%s is skipped: install %s, or set %s to its path, to run it"
                .formatted(context.getDisplayName(), tool.name(), tool.variable());
        System.out.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /** For pages. */
    static final class Browser extends ToolCondition {

        Browser() {
            super(InstalledTool.browser());
        }
    }

    /** For TypeScript. */
    static final class Node extends ToolCondition {

        Node() {
            super(InstalledTool.node());
        }
    }
}
