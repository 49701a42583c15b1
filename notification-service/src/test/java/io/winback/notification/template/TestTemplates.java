package io.winback.notification.template;

import io.winback.notification.text.TestLimits;
import java.util.List;

/** Templates for domain tests of other packages. */
public final class TestTemplates {

    private TestTemplates() {}

    public static TemplateSet of(MessageTemplate... messages) {
        return TemplateSet.of(List.of(messages), TestLimits.DEFAULT);
    }
}
