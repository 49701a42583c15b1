package io.winback.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import io.winback.client.notification.ApiClient;
import io.winback.client.notification.ApiException;
import io.winback.client.notification.api.ConsentApi;
import io.winback.client.notification.api.MessageApi;
import io.winback.client.notification.api.TemplateApi;
import io.winback.client.notification.model.Channel;
import io.winback.client.notification.model.ConsentRequest;
import io.winback.client.notification.model.MessageState;
import io.winback.client.notification.model.MessageTemplate;
import io.winback.client.notification.model.Preview;
import io.winback.client.notification.model.Problem;
import io.winback.client.notification.model.TemplateDefinition;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The Java client that is generated from {@code docs/api/notification-service.yaml}. */
class NotificationClientTest {

    private final RunningStack system = RunningStack.get();
    private final ApiClient client = new ApiClient();
    private final TemplateApi templates;
    private final String customer = "client-" + UUID.randomUUID();
    private final String template = "template-" + UUID.randomUUID();

    NotificationClientTest() {
        // An answer must not have a field that the document does not name.
        client.setObjectMapper(client.getObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        client.updateBaseUri(system.notification(""));
        client.setRequestInterceptor(request -> request.header("X-Api-Key", system.key()));
        templates = new TemplateApi(client);
    }

    @Test
    void aTemplateIsReadBackAsItWasPut() throws ApiException {
        var put = templates.putTemplateWithHttpInfo(template, welcome(), null);
        var read = templates.getTemplate(template);
        var preview = templates.previewTemplate(
                template,
                new Preview().locale("ja-JP").channel(Channel.EMAIL).data(Map.of("customer", Map.of("name", "陽菜"))));

        assertThat(put.getStatusCode()).isEqualTo(201);
        assertThat(read).isEqualTo(put.getData().changedAt(read.getChangedAt()));
        assertThat(read.getMessages()).isEqualTo(welcome().getMessages());
        assertThat(read.getMessages().get(0).getHtml()).isNull();
        assertThat(preview.getText()).isEqualTo("陽菜様、おかえりなさい");
        assertThat(preview.getParts()).isNull();
    }

    @Test
    void aTemplateWithoutMessagesIsAProblemThatNamesTheField() throws JsonProcessingException {
        var failure = catchThrowableOfType(
                ApiException.class,
                () -> templates.putTemplate(template, new TemplateDefinition().messages(List.of()), null));

        assertThat(failure.getCode()).isEqualTo(400);
        var problem = client.getObjectMapper().readValue(failure.getResponseBody(), Problem.class);
        assertThat(problem.getViolations())
                .anySatisfy(violation -> assertThat(violation.getField()).isEqualTo("messages"));
    }

    @Test
    void theMessagesOfACustomerAreListed() throws ApiException {
        system.api().put(system.customer("/v1/customers/" + customer), """
                {"name": "佐藤 陽菜", "locale": "ja-JP", "contacts": {"email": "%s@customers.example"},
                 "preferredChannel": "EMAIL", "consents": {"EMAIL": true}}""".formatted(customer));
        system.api().post(system.customer("/v1/cancellations"), Map.of("customerId", customer));
        var messages = new MessageApi(client);

        eventually().until(() -> !messages.listMessages(null, Channel.EMAIL, customer, null, null)
                .getItems()
                .isEmpty());
        var listed = messages.listMessages(null, Channel.EMAIL, customer, 10, null)
                .getItems()
                .get(0);
        eventually().until(() -> messages.getMessage(listed.getMessageId()).getState() == MessageState.SENT);
        var message = messages.getMessage(listed.getMessageId());

        assertThat(listed.getTemplate()).isEqualTo("we-miss-you");
        assertThat(listed.getEvents()).isNull();
        assertThat(message.getCustomerId()).isEqualTo(customer);
        assertThat(message.getCreatedAt()).isEqualTo(listed.getCreatedAt());
        assertThat(message.getSentAt()).isAfterOrEqualTo(message.getCreatedAt());
        assertThat(message.getEvents()).isNotNull();
    }

    @Test
    void aConsentIsChangedAndListed() throws ApiException {
        var consents = new ConsentApi(client);
        var statement = new ConsentRequest().source("phone call");
        statement.putAdditionalProperty("EMAIL", false);

        assertThat(consents.putConsents(customer, statement)).containsEntry("EMAIL", false);
        assertThat(consents.getConsents(customer)).containsEntry("EMAIL", false);
        assertThat(consents.listConsentHistory(customer, null, null).getItems())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getChannel()).isEqualTo(Channel.EMAIL);
                    assertThat(entry.getSource()).isEqualTo("phone call");
                    assertThat(entry.getWording()).isNull();
                });
    }

    private static TemplateDefinition welcome() {
        return new TemplateDefinition()
                .messages(List.of(new MessageTemplate()
                        .locale("ja")
                        .channel(Channel.EMAIL)
                        .subject("おかえりなさい")
                        .text("{customer.name}様、おかえりなさい")));
    }
}
