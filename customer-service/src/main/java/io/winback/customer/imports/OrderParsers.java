package io.winback.customer.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.customer.ShopClock;
import io.winback.customer.imports.format.ChooseFormat;
import io.winback.customer.imports.format.CsvHeader;
import io.winback.customer.imports.format.FileText;
import io.winback.customer.imports.format.FormatDocument;
import io.winback.customer.imports.format.FormatReader;
import io.winback.customer.imports.format.PresentId;
import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.bulk.CopyRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.ZoneId;
import java.util.function.BiFunction;

/** Creates the parser of a file of orders for each format. */
@ApplicationScoped
class OrderParsers {

    private final ChooseFormat chooseFormat;
    private final ObjectMapper json;
    private final Validator validator;
    private final JobPipelines pipelines;
    private final ShopClock shopClock;

    OrderParsers(
            ChooseFormat chooseFormat,
            ObjectMapper json,
            Validator validator,
            JobPipelines pipelines,
            ShopClock shopClock) {
        this.chooseFormat = chooseFormat;
        this.json = JsonMoney.readBy(json);
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
        return new PlainOrderParser(
                csv((number, line) -> new ImportedOrder.Purchase(
                        LineNumbers.of(number),
                        CopyRow.of(
                                number,
                                new OrderLine(line, zone, usualZone).order(validator, shopClock.now()),
                                usualZone))),
                csv((number, line) -> new OrderLine(line, zone, usualZone).part(validator, shopClock.now())),
                readers(chooseFormat.named(ChooseFormat.WINBACK).document(), zone),
                assembly());
    }

    private <T> CsvParser<T> csv(CsvParser.RecordReader<T> reader) {
        return new CsvParser<>(pipelines, OrderLine.REQUIRED, OrderLine.OPTIONAL, reader);
    }

    private LineParser<ImportedOrder> mapped(ImportSource source) {
        return new MappedOrderParser(
                pipelines, source.document(), readers(source.document(), source.zone(shopClock.zone())), assembly());
    }

    private BiFunction<CsvHeader, FileText, FormatReader> readers(FormatDocument document, ZoneId zone) {
        return (header, file) ->
                new FormatReader(document, header, file.charset().name(), zone, shopClock.zone());
    }

    private OrderAssembly assembly() {
        return new OrderAssembly(validator, shopClock::now, shopClock.zone());
    }

    private ImportedOrder checked(long number, PlacedOrder order) throws Rejected {
        PresentId.of("customerId", order.customerId());
        PresentId.of("orderId", order.orderId());
        Rejected.check(order.problems(shopClock.now()));
        return new ImportedOrder.Purchase(LineNumbers.of(number), CopyRow.of(number, order, shopClock.zone()));
    }
}
