package io.winback.customer.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.customer.ShopClock;
import io.winback.customer.imports.format.FormatReader;
import io.winback.customer.imports.format.PresentId;
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

    LineParser<ImportedOrder> parser(ImportSource source) {
        return switch (source.format()) {
            case CSV -> source.document() == null ? plain(source) : mapped(source);
            case NDJSON ->
                new NdjsonParser<PlacedOrder, ImportedOrder>(
                        pipelines, json.readerFor(PlacedOrder.class), validator, this::checked);
        };
    }

    private LineParser<ImportedOrder> plain(ImportSource source) {
        var usualZone = shopClock.zone();
        var zone = source.zone(usualZone);
        return new CsvParser<>(
                pipelines,
                OrderLine.REQUIRED,
                OrderLine.OPTIONAL,
                (number, line) -> new ImportedOrder.Purchase(
                        LineNumbers.of(number),
                        CopyRow.of(
                                number,
                                new OrderLine(line, zone, usualZone).order(validator, shopClock.now()),
                                usualZone)));
    }

    private LineParser<ImportedOrder> mapped(ImportSource source) {
        var usualZone = shopClock.zone();
        return new MappedOrderParser(
                pipelines,
                source.document(),
                (header, file) -> new FormatReader(
                        source.document(), header, file.charset().name(), source.zone(usualZone), usualZone),
                new OrderAssembly(validator, shopClock::now, usualZone));
    }

    private ImportedOrder checked(long number, PlacedOrder order) throws Rejected {
        PresentId.of("customerId", order.customerId());
        PresentId.of("orderId", order.orderId());
        Rejected.check(order.problems(shopClock.now()));
        return new ImportedOrder.Purchase(LineNumbers.of(number), CopyRow.of(number, order, shopClock.zone()));
    }
}
