package io.cowcatcher.ingest.kafka;

import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.ingest.EventSource;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.IngestReport;
import io.cowcatcher.ingest.IngestTally;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.RowDecoder;
import io.cowcatcher.run.RunControl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Purchases in a Kafka topic: one JSON object per message, its keys the named columns or the default names.
 *
 * <p>The reading is bounded: from given or the earliest offsets up to the end offsets at its start. It joins no group
 * and commits nothing, so that it disturbs nobody and can be repeated. Messages that are no purchases are counted
 * rejects whose position is {@code topic/partition/offset}. A topic without messages is an empty log. Immutable, share
 * freely.
 *
 * <pre>{@code
 * Ingested ingested = KafkaPurchaseSource.of(KafkaReadOptions.of("localhost:9092", "orders"), IngestOptions.defaults())
 *         .read(RejectSink.none(), RunControl.inline());
 * }</pre>
 */
public final class KafkaPurchaseSource implements EventSource {
    /** Enough for the characters kept of a reject, which take up to four bytes each. */
    private static final int RAW_BYTES = 4 * Reject.MAXIMUM_RAW_LENGTH;

    private final KafkaReadOptions kafka;
    private final IngestOptions options;

    private KafkaPurchaseSource(KafkaReadOptions kafka, IngestOptions options) {
        this.kafka = kafka;
        this.options = options;
    }

    /** The purchases in a topic. */
    public static KafkaPurchaseSource of(KafkaReadOptions kafka, IngestOptions options) {
        return new KafkaPurchaseSource(kafka, options);
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.cowcatcher.error.MalformedInputException if there is no such topic, partition or offset
     * @throws StoreException if the brokers do not answer, or refuse
     * @throws RunCancelledException if the run was cancelled, or its thread interrupted
     */
    @Override
    public IngestReport readInto(PurchaseLogBuilder log, RejectSink rejects, RunControl control) {
        String phase = "reading topic " + kafka.topic();
        try (TopicReader topic = new TopicReader(kafka, control.phase(phase, 0, 1))) {
            topic.locate();
            IngestTally tally = new IngestTally(log, rejects);
            RowDecoder decoder = RowDecoder.forMessages(options);
            JsonRow row = new JsonRow(decoder.columns(), options);
            AtomicLong bytes = new AtomicLong();
            topic.forEach(message -> {
                bytes.addAndGet(Math.max(0, message.serializedValueSize()));
                book(message, row, decoder, tally);
            });
            List<String> readAs = Stream.concat(topic.describe().stream(), decoder.readAs().stream())
                    .toList();
            return tally.report("topic " + kafka.topic(), bytes.get(), readAs);
        } catch (InterruptException e) {
            throw new RunCancelledException(phase);
        } catch (KafkaException e) {
            throw new StoreException(
                    "topic " + kafka.topic() + " at " + kafka.bootstrapServers() + " must be readable (got: "
                            + rootMessage(e) + "); nothing of it was used",
                    e);
        }
    }

    private static void book(
            ConsumerRecord<byte[], byte[]> message, JsonRow row, RowDecoder decoder, IngestTally tally) {
        RejectReason problem = row.read(message.value());
        if (problem == null && decoder.decode(row)) {
            tally.use(decoder.purchase());
            return;
        }
        String position = message.topic() + "/" + message.partition() + "/" + message.offset();
        RejectReason reason = problem == null ? decoder.reason() : problem;
        tally.reject(new Reject(position, reason, raw(message.value())));
    }

    @SuppressWarnings("NullAway") // a Kafka message may have no value, whatever its type says
    private static String raw(byte[] value) {
        return value == null ? "" : new String(value, 0, Math.min(value.length, RAW_BYTES), StandardCharsets.UTF_8);
    }

    /** The innermost message: Kafka wraps "no such host" in "failed to construct consumer". */
    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
