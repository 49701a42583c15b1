package io.winback.customer.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.profile.PersonalDataPatchReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

/** Creates the parser of a file of customers for each format. */
@ApplicationScoped
class CustomerParsers {

    private final ObjectMapper json;
    private final PersonalDataPatchReader patches;
    private final Validator validator;
    private final JobPipelines pipelines;

    CustomerParsers(ObjectMapper json, PersonalDataPatchReader patches, Validator validator, JobPipelines pipelines) {
        this.json = json;
        this.patches = patches;
        this.validator = validator;
        this.pipelines = pipelines;
    }

    LineParser<ImportedCustomer> parser(ImportSource source) {
        return switch (source.format()) {
            case CSV ->
                new CsvParser<>(
                        pipelines, CustomerLine.REQUIRED, CustomerLine.OPTIONAL, (number, line) -> new CustomerLine(
                                        line, source.blankCells())
                                .person(validator));
            case NDJSON -> {
                var customer = new CustomerJson(patches, validator, source.blankCells());
                yield new NdjsonParser<JsonNode, ImportedCustomer>(
                        pipelines, json.readerFor(JsonNode.class), validator, (number, line) -> customer.person(line));
            }
        };
    }
}
