package io.winback.customer.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.customer.ShopClock;
import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.bulk.CopyRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

/** Creates the parser of a file of orders for each format. */
@ApplicationScoped
class OrderParsers {

    private final ObjectMapper json;
    private final Validator validator;
    private final JobPipelines pipelines;
    private final ShopClock shopClock;

    OrderParsers(ObjectMapper json, Validator validator, JobPipelines pipelines, ShopClock shopClock) {
        this.json = json;
        this.validator = validator;
        this.pipelines = pipelines;
        this.shopClock = shopClock;
    }

    LineParser<CopyRow> parser(ImportSource source) {
        var usualZone = shopClock.zone();
        return switch (source.format()) {
            case CSV ->
                new CsvParser<>(
                        pipelines,
                        OrderLine.REQUIRED,
                        OrderLine.OPTIONAL,
                        (number, line) -> CopyRow.of(
                                number, new OrderLine(line, usualZone).order(validator, shopClock.now()), usualZone));
            case NDJSON ->
                new NdjsonParser<PlacedOrder, CopyRow>(
                        pipelines, json.readerFor(PlacedOrder.class), validator, (number, order) -> {
                            order.check(shopClock.now());
                            return CopyRow.of(number, order, usualZone);
                        });
        };
    }
}
