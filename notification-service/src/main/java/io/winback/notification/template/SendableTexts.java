package io.winback.notification.template;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.notification.TemplatePublished.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The texts of a template that can be sent, and whether each needs a coupon. */
final class SendableTexts {

    private SendableTexts() {}

    static List<Text> of(List<MessageTemplate> messages) {
        return messages.stream().flatMap(SendableTexts::text).toList();
    }

    /** A text that does not parse cannot be sent. */
    private static Stream<Text> text(MessageTemplate message) {
        try {
            var parsed = ParsedTemplate.of(message, "messages");
            return Stream.of(new Text(message.locale(), message.channel(), needsCoupon(parsed)));
        } catch (InvalidInput e) {
            return Stream.empty();
        }
    }

    /** A text that tests for the coupon, such as {@code {#if coupon}}, can be sent without one. */
    private static boolean needsCoupon(ParsedTemplate template) {
        return Placeholders.withoutCoupon().stream().noneMatch(values -> renders(template, values));
    }

    private static boolean renders(ParsedTemplate template, Map<String, Object> values) {
        try {
            template.render(values);
            return true;
        } catch (NotRenderable e) {
            return false;
        }
    }
}
