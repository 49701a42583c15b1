package io.winback.notification.template;

import io.winback.notification.channel.SampleMessenger;
import java.util.List;

/** Templates for domain tests of other packages. */
public final class SampleTemplates {

    private SampleTemplates() {}

    public static TemplateSet of(MessageTemplate... messages) {
        return TemplateSet.of(List.of(messages), SampleMessenger.channels());
    }
}
