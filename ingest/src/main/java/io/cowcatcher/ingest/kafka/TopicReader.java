package io.cowcatcher.ingest.kafka;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.run.RunControl;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The messages of a topic from its start offsets up to the end offsets found when the reader was opened.
 *
 * <p>Partitions are assigned, no group is joined; everything runs on the calling thread. A call to the brokers waits
 * for a quarter of a second at first and twice as long each time it has to be repeated, so that a cancelled run ends
 * soon and a slow connection still gets its answer.
 */
final class TopicReader implements Closeable {
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FETCH_BYTES = 1 << 24;

    private final KafkaReadOptions options;
    private final RunControl control;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> starts = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    TopicReader(KafkaReadOptions options, RunControl control) {
        this.options = options;
        this.control = control;
        this.consumer =
                new KafkaConsumer<>(properties(options), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> properties(KafkaReadOptions options) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        properties.putAll(options.clientProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic"); // the other one starts a thread of its own
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        properties.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                options.isolation().name().toLowerCase(Locale.ROOT));
        return properties;
    }

    /**
     * Finds the partitions of the topic, and where to begin and to end in each.
     *
     * @throws MalformedInputException if there is no such topic, partition or offset
     */
    void locate() {
        Set<TopicPartition> partitions = await(wait -> consumer.partitionsFor(options.topic(), wait)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
        if (partitions.isEmpty()) {
            throw MalformedInputException.of(
                    "topic " + options.topic(),
                    "must exist at " + options.bootstrapServers() + " (got: no such topic)");
        }
        ends.putAll(await(wait -> consumer.endOffsets(partitions, wait)));
        starts.putAll(await(wait -> consumer.beginningOffsets(partitions, wait)));
        options.fromOffsets().forEach((number, offset) -> {
            TopicPartition partition = new TopicPartition(options.topic(), number);
            Long earliest = starts.get(partition);
            Long end = ends.get(partition);
            if (earliest == null || end == null || offset < earliest || offset > end) {
                String range = earliest == null ? "no such partition" : "kept are " + earliest + " to " + end;
                throw MalformedInputException.of(
                        "topic " + options.topic(),
                        "offset to read partition " + number + " from must be there (got: " + offset + "; " + range
                                + ")");
            }
            starts.put(partition, offset);
        });
    }

    /** Repeats a call until it is answered, the patience ends, or the run is cancelled. */
    private <T> T await(Function<Duration, T> call) {
        long start = System.nanoTime();
        Duration wait = FIRST_WAIT;
        while (true) {
            control.checkCancelled();
            try {
                return call.apply(wait.compareTo(options.timeout()) < 0 ? wait : options.timeout());
            } catch (TimeoutException e) {
                requirePatience(start, e);
                wait = wait.multipliedBy(2);
            }
        }
    }

    private void requirePatience(long start, Throwable cause) {
        if (System.nanoTime() - start >= options.timeout().toNanos()) {
            throw new StoreException(
                    "broker " + options.bootstrapServers() + " must answer within "
                            + options.timeout().toMillis()
                            + " ms (got: no answer, or no progress); check address, network and security protocol",
                    cause);
        }
    }

    /** Passes every message to {@code consumer}, in order within each partition. */
    void forEach(Consumer<ConsumerRecord<byte[], byte[]>> messages) {
        Set<TopicPartition> unfinished = ends.keySet().stream()
                .filter(partition -> starts.getOrDefault(partition, 0L) < ends.getOrDefault(partition, 0L))
                .collect(Collectors.toSet());
        consumer.assign(unfinished);
        unfinished.forEach(partition -> consumer.seek(partition, starts.getOrDefault(partition, 0L)));
        long lastProgress = System.nanoTime();
        while (!unfinished.isEmpty()) {
            control.checkCancelled();
            long before = remaining(unfinished);
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> message : polled) {
                TopicPartition partition = new TopicPartition(message.topic(), message.partition());
                if (message.offset() < ends.getOrDefault(partition, 0L)) {
                    messages.accept(message);
                }
            }
            long after = remaining(unfinished);
            if (after < before) {
                lastProgress = System.nanoTime();
                control.report(1 - (double) after / total());
            } else {
                requirePatience(lastProgress, new TimeoutException("no message for " + options.timeout()));
            }
            List<TopicPartition> finished = unfinished.stream()
                    .filter(partition -> left(partition) == 0)
                    .toList();
            consumer.pause(finished);
            finished.forEach(unfinished::remove);
        }
    }

    /**
     * How many offsets are still to be passed; aborted messages and transaction marks are passed without being seen.
     */
    private long remaining(Set<TopicPartition> partitions) {
        return partitions.stream().mapToLong(this::left).sum();
    }

    private long left(TopicPartition partition) {
        return Math.max(0, ends.getOrDefault(partition, 0L) - consumer.position(partition));
    }

    private long total() {
        return ends.keySet().stream()
                .mapToLong(partition -> ends.getOrDefault(partition, 0L) - starts.getOrDefault(partition, 0L))
                .sum();
    }

    /** What was read, a line each: the offsets a next reading would begin at are the ends. */
    List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add("JSON messages, " + options.isolation());
        Set<Integer> numbers =
                ends.keySet().stream().map(TopicPartition::partition).collect(Collectors.toCollection(TreeSet::new));
        for (int number : numbers) {
            TopicPartition partition = new TopicPartition(options.topic(), number);
            lines.add("partition " + number + ": offsets from " + starts.get(partition) + " up to, without, "
                    + ends.get(partition));
        }
        return lines;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
