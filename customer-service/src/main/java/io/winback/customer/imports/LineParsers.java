package io.winback.customer.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.bulk.CopyRow;
import io.winback.customer.profile.PersonalDataPatchReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.ZoneId;

/** Creates the parser for each kind and format of file. */
@ApplicationScoped
class LineParsers {

    private final ObjectMapper json;
    private final PersonalDataPatchReader patches;
    private final Validator validator;
    private final JobPipelines pipelines;
    private final Clock clock;
    private final ZoneId usualZone;

    LineParsers(
            ObjectMapper json,
            PersonalDataPatchReader patches,
            Validator validator,
            JobPipelines pipelines,
            Clock clock,
            CustomerConfiguration configuration) {
        this.json = json;
        this.patches = patches;
        this.validator = validator;
        this.pipelines = pipelines;
        this.clock = clock;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    LineParser<?> parser(JobKind kind, ImportSource source) {
        return kind == JobKind.IMPORT_ORDERS ? orders(source) : customers(source);
    }

    LineParser<CopyRow> orders(ImportSource source) {
        return switch (source.format()) {
            case CSV ->
                new CsvParser<>(
                        pipelines,
                        OrderLine.REQUIRED,
                        OrderLine.OPTIONAL,
                        (number, line) -> CopyRow.of(
                                number, new OrderLine(line, usualZone).order(validator, clock.instant()), usualZone));
            case NDJSON ->
                new NdjsonParser<>(pipelines, json.reader(), PlacedOrder.class, validator, (number, order) -> {
                    order.check(clock.instant());
                    return CopyRow.of(number, order, usualZone);
                });
        };
    }

    LineParser<ImportCustomers.Person> customers(ImportSource source) {
        return switch (source.format()) {
            case CSV ->
                new CsvParser<>(
                        pipelines, CustomerLine.REQUIRED, CustomerLine.OPTIONAL, (number, line) -> new CustomerLine(
                                        line, source.blankCells())
                                .person(validator));
            case NDJSON -> {
                var customer = new CustomerJson(patches, validator, source.blankCells());
                yield new NdjsonParser<>(
                        pipelines, json.reader(), JsonNode.class, validator, (number, line) -> customer.person(line));
            }
        };
    }
}
