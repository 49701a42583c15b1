package io.winback.notification.sending;

import io.winback.chassis.http.FailureInWords;
import io.winback.events.Refusal;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.template.NotRenderable;
import io.winback.notification.template.TemplateSet;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toSet;

/**
 * Checks the gates again for each claimed message, and renders it. A message of a journey that has ended is stopped. The failure
 * of one message does not affect another.
 */
@ApplicationScoped
class PrepareMessages {

    private static final Logger LOG = Logger.getLogger(PrepareMessages.class);

    private final Templates templates;
    private final CheckJourneys checkJourneys;
    private final CheckMessage checkMessage;
    private final RenderMessage renderMessage;

    PrepareMessages(
            Templates templates, CheckJourneys checkJourneys, CheckMessage checkMessage, RenderMessage renderMessage) {
        this.templates = templates;
        this.checkJourneys = checkJourneys;
        this.checkMessage = checkMessage;
        this.renderMessage = renderMessage;
    }

    /** A message that is ready for its messenger. */
    record Ready(ClaimedMessage message, OutgoingMessage outgoing) {}

    /**
     * @param ready takes each message that may be sent
     * @param ended takes the result of each message that may not
     */
    void prepare(List<ClaimedMessage> claimed, Consumer<Ready> ready, Consumer<SendResult> ended) {
        var parsed = templates.parsed(
                claimed.stream().map(message -> message.request().template()).collect(toSet()));
        var endedJourneys = checkJourneys.ended(claimed);
        for (var message : claimed) {
            try {
                if (endedJourneys.containsKey(message.id())) {
                    ended.accept(new SendResult.Stopped(message, endedJourneys.get(message.id()), null));
                } else {
                    prepare(message, parsed.get(message.request().template()), ready, ended);
                }
            } catch (NotRenderable e) {
                ended.accept(new SendResult.Stopped(message, e.reason(), e.getMessage()));
            } catch (RuntimeException | StackOverflowError e) {
                LOG.warnf("message %s cannot be rendered: %s", message.id(), e);
                ended.accept(new SendResult.Stopped(
                        message, Refusal.RENDER_ERROR, FailureInWords.of(e, "the values of this message do not fit")));
            }
        }
    }

    private void prepare(
            ClaimedMessage message, TemplateSet template, Consumer<Ready> ready, Consumer<SendResult> ended)
            throws NotRenderable {
        var result = checkMessage.check(message, template);
        if (result.isPresent()) {
            ended.accept(result.get());
        } else {
            ready.accept(new Ready(message, renderMessage.render(message, template)));
        }
    }
}
