package io.winback.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import io.winback.client.customer.ApiClient;
import io.winback.client.customer.ApiException;
import io.winback.client.customer.api.CustomerApi;
import io.winback.client.customer.api.ImportApi;
import io.winback.client.customer.api.JobApi;
import io.winback.client.customer.api.OrderApi;
import io.winback.client.customer.model.Channel;
import io.winback.client.customer.model.ContactData;
import io.winback.client.customer.model.JobKind;
import io.winback.client.customer.model.JobState;
import io.winback.client.customer.model.Money;
import io.winback.client.customer.model.PersonalData;
import io.winback.client.customer.model.PlacedOrder;
import io.winback.client.customer.model.Problem;
import io.winback.client.customer.model.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The Java client that is generated from {@code docs/api/customer-service.yaml}. */
class CustomerClientTest {

    private final ApiClient client = new ApiClient();
    private final CustomerApi customers;
    private final OrderApi orders;
    private final String id = "client-" + UUID.randomUUID();

    CustomerClientTest() {
        // An answer must not have a field that the document does not name.
        client.setObjectMapper(client.getObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        client.updateBaseUri(RunningStack.get().customer(""));
        client.setRequestInterceptor(
                request -> request.header("X-Api-Key", RunningStack.get().key()));
        customers = new CustomerApi(client);
        orders = new OrderApi(client);
    }

    @Test
    void aCustomerIsReadBackAsItWasPut() throws ApiException {
        var put = customers.putCustomerWithHttpInfo(id, hanako());
        var customer = customers.getCustomer(id);

        assertThat(put.getStatusCode()).isEqualTo(201);
        assertThat(customer).isEqualTo(put.getData());
        assertThat(customer.getName()).isEqualTo("佐藤 花子");
        assertThat(customer.getBirthDate()).isEqualTo(LocalDate.of(1980, 2, 29));
        assertThat(customer.getContacts().getEmail()).isEqualTo(id + "@customers.example");
        assertThat(customer.getContacts().getPhone()).isNull();
        assertThat(customer.getPreferredChannel()).isEqualTo(Channel.EMAIL);
        assertThat(customer.getConsents()).isEqualTo(Map.of("EMAIL", true));
        assertThat(customer.getAttributes()).isEqualTo(Map.of("shoeSize", 23.5));
        assertThat(customer.getValue()).isNull();
    }

    @Test
    void anOrderKeepsItsTimeAndItsAmount() throws ApiException {
        customers.putCustomer(id, hanako());
        var order = order("1234567890.12", "USD");

        var recorded = orders.recordOrderWithHttpInfo(order, null);
        var repeated = orders.recordOrderWithHttpInfo(order, null);
        var customer = customers.getCustomer(id);

        assertThat(recorded.getStatusCode()).isEqualTo(201);
        assertThat(repeated.getStatusCode()).isEqualTo(200);
        assertThat(recorded.getData().getOrderId()).isEqualTo(order.getOrderId());
        assertThat(recorded.getData().getPlacedAt()).isEqualTo(order.getPlacedAt());
        assertThat(recorded.getData().getTotal()).isEqualTo(order.getTotal());
        assertThat(customer.getLifecycle().getStage()).isEqualTo(Stage.ACTIVE);
        assertThat(customer.getValue().getRevenue())
                .isEqualTo(new Money().amount(new BigDecimal("1234567890.12")).currency("USD"));
        assertThat(customer.getValue().getLastOrderAt()).isEqualTo(order.getPlacedAt());
    }

    @Test
    void aListIsReadPageByPage() throws ApiException {
        for (var suffix : List.of("-a", "-b")) {
            customers.putCustomer(id + suffix, hanako());
        }

        var first = customers.listCustomers(null, null, null, 1, null, null, null, null);
        var second = customers.listCustomers(first.getNext(), null, null, 1, null, null, null, null);

        assertThat(first.getItems()).hasSize(1);
        assertThat(second.getItems()).hasSize(1).doesNotContainAnyElementsOf(first.getItems());
    }

    @Test
    void linesAreImportedByAJob() throws ApiException {
        var lines = "{\"customerId\": \"%s\", \"name\": \"鈴木 一郎\"}\n".formatted(id);

        var accepted = new ImportApi(client).importFileWithHttpInfo("customers", lines, null, null, null, null, null);

        assertThat(accepted.getStatusCode()).isEqualTo(202);
        assertThat(accepted.getData().getKind()).isEqualTo(JobKind.IMPORT_CUSTOMERS);
        eventually()
                .until(() ->
                        new JobApi(client).getJob(accepted.getData().getJobId()).getState() == JobState.DONE);
        assertThat(new JobApi(client).getJob(accepted.getData().getJobId()).getAdditionalProperties())
                .containsEntry("accepted", 1)
                .containsEntry("rejected", 0);
        assertThat(customers.getCustomer(id).getName()).isEqualTo("鈴木 一郎");
    }

    @Test
    void aRefusedRequestIsAProblem() throws JsonProcessingException {
        var failure = catchThrowableOfType(
                ApiException.class,
                () -> orders.recordOrder(order("0.001", "USD").customerId("not an id"), null));

        assertThat(failure.getCode()).isEqualTo(400);
        var problem = client.getObjectMapper().readValue(failure.getResponseBody(), Problem.class);
        assertThat(problem.getStatus()).isEqualTo(400);
        assertThat(problem.getViolations()).singleElement().satisfies(violation -> {
            assertThat(violation.getField()).isEqualTo("total.amount");
            assertThat(violation.getMessage()).contains("2 decimals");
        });
    }

    private PersonalData hanako() {
        return new PersonalData()
                .name("佐藤 花子")
                .locale("ja-JP")
                .timeZone("Asia/Tokyo")
                .birthDate(LocalDate.of(1980, 2, 29))
                .contacts(new ContactData().email(id + "@customers.example"))
                .preferredChannel(Channel.EMAIL)
                .consents(Map.of("EMAIL", true))
                .attributes(Map.of("shoeSize", 23.5));
    }

    private PlacedOrder order(String amount, String currency) {
        return new PlacedOrder()
                .orderId("o-" + UUID.randomUUID())
                .customerId(id)
                .placedAt(OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS))
                .total(new Money().amount(new BigDecimal(amount)).currency(currency));
    }
}
