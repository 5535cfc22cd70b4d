package io.cowcatcher.examples.cli;

import io.cowcatcher.ingest.ColumnMapping;
import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.PriceRule;
import io.cowcatcher.ingest.RowFilter;
import io.cowcatcher.ingest.TimeFormat;
import io.cowcatcher.ingest.csv.CsvFormat;
import io.cowcatcher.ingest.csv.CsvPurchaseSource;
import io.cowcatcher.ingest.kafka.KafkaPurchaseSource;
import io.cowcatcher.ingest.kafka.KafkaReadOptions;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the purchases are, and how they are read. */
final class InputOptions {
    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            arity = "1..*",
            description = "A CSV or TSV file with a header line, plain or gzip; several make one log.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-c", "--columns"},
            paramLabel = "FIELD=COLUMN,...",
            description =
                    "Which column holds which field: user, item, time, quantity, price, list_price, promotion, category,"
                            + " order, seller, device, ip, address, building, zone, region, pickup_point, recipient, phone, payment,"
                            + " registered_at. Fields not named are guessed where their column is obvious; FIELD= switches one off.")
    private ColumnMapping columns = ColumnMapping.defaults();

    @Option(
            names = "--time-format",
            paramLabel = "FORMAT",
            defaultValue = TimeFormat.AUTO,
            description = "auto (ISO-8601, or time since 1970), epoch-seconds, epoch-millis, or a pattern such as"
                    + " 'M/d/yy H:mm'. Default: ${DEFAULT-VALUE}.")
    private String timeFormat = TimeFormat.AUTO;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The shop's time zone, for times that name none and for where days begin."
                    + " Default: ${DEFAULT-VALUE}.")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--drop",
            paramLabel = "COLUMN^=TEXT",
            description = "Drop rows by the value of a column: COLUMN=TEXT, COLUMN!=TEXT, COLUMN^=PREFIX or"
                    + " COLUMN~=EXPRESSION; may be given several times.")
    private List<RowFilter> filters = new ArrayList<>();

    @Option(
            names = "--price-per",
            paramLabel = "piece|line",
            defaultValue = "piece",
            description =
                    "What a price stands for; prices per line are divided by the quantity. Default: ${DEFAULT-VALUE}.")
    private PriceBasis priceBasis = PriceBasis.PIECE;

    @Option(
            names = "--discounts",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns of discounts taken off the price, where the log has no list price.")
    private List<String> discounts = new ArrayList<>();

    @Option(
            names = "--delimiter",
            paramLabel = "NAME",
            defaultValue = "detect",
            description =
                    "What stands between fields: detect, comma, tab, semicolon or pipe. Default: ${DEFAULT-VALUE}.")
    private CsvFormat.Delimiter delimiter = CsvFormat.Delimiter.DETECT;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,...",
            description = "Read JSON purchases from a Kafka topic instead of files, up to its present end.")
    private @Nullable String kafka;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "The topic to read with --kafka.")
    private @Nullable String topic;

    /** What {@code --price-per} takes. */
    enum PriceBasis {
        PIECE,
        LINE
    }

    ZoneId zone() {
        return zone;
    }

    /**
     * The source that the options name.
     *
     * @throws WrongUsageException if they name none, or two
     */
    EventSource source() {
        return WrongUsageException.unless(() -> kafka == null ? fileSource() : kafkaSource(kafka));
    }

    private EventSource fileSource() {
        if (topic != null) {
            throw new IllegalArgumentException("--topic must come with --kafka HOST:PORT (got: --topic alone)");
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "the log must be named (got: nothing); give --input FILE, or --kafka HOST:PORT"
                            + " with --topic TOPIC");
        }
        return CsvPurchaseSource.of(files, ingestOptions())
                .withFormat(CsvFormat.defaults().withDelimiter(delimiter));
    }

    private EventSource kafkaSource(String servers) {
        if (!files.isEmpty()) {
            throw new IllegalArgumentException("the log must come from one place (got: --input and --kafka)");
        }
        if (topic == null) {
            throw new IllegalArgumentException("--kafka must come with --topic TOPIC (got: --kafka alone)");
        }
        return KafkaPurchaseSource.of(KafkaReadOptions.of(servers, topic), ingestOptions());
    }

    private IngestOptions ingestOptions() {
        PriceRule.Basis basis = priceBasis == PriceBasis.LINE ? PriceRule.Basis.PER_LINE : PriceRule.Basis.PER_PIECE;
        return IngestOptions.defaults()
                .withColumns(columns)
                .withTime(TimeFormat.of(timeFormat).withZone(zone))
                .withFilters(filters.toArray(RowFilter[]::new))
                .withPrices(PriceRule.defaults().withBasis(basis).withDiscountColumns(discounts));
    }
}
