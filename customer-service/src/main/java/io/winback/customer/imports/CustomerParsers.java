package io.winback.customer.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.customer.ShopClock;
import io.winback.customer.imports.format.FormatReader;
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
    private final ShopClock shopClock;

    CustomerParsers(
            ObjectMapper json,
            PersonalDataPatchReader patches,
            Validator validator,
            JobPipelines pipelines,
            ShopClock shopClock) {
        this.json = json;
        this.patches = patches;
        this.validator = validator;
        this.pipelines = pipelines;
        this.shopClock = shopClock;
    }

    LineParser<ImportedCustomer> parser(ImportSource source) {
        return switch (source.format()) {
            case CSV -> source.document() == null ? plain(source) : mapped(source);
            case NDJSON -> {
                var customer = new CustomerJson(patches, validator, source.blankCells());
                yield new NdjsonParser<JsonNode, ImportedCustomer>(
                        pipelines, json.readerFor(JsonNode.class), validator, (number, line) -> customer.person(line));
            }
        };
    }

    private LineParser<ImportedCustomer> plain(ImportSource source) {
        return new CsvParser<>(
                pipelines, CustomerLine.REQUIRED, CustomerLine.OPTIONAL, (number, line) -> new CustomerLine(
                                line, source.blankCells())
                        .person(validator));
    }

    private LineParser<ImportedCustomer> mapped(ImportSource source) {
        var usualZone = shopClock.zone();
        return new MappedCustomerParser(
                pipelines,
                source.document(),
                (header, file) -> new FormatReader(
                        source.document(), header, file.charset().name(), source.zone(usualZone), usualZone),
                validator);
    }
}
