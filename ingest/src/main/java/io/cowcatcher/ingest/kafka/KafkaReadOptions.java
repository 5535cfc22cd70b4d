package io.cowcatcher.ingest.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which messages are read from which Kafka cluster, and how.
 *
 * @param bootstrapServers brokers to ask first, {@code host:port,host:port}
 * @param topic the topic
 * @param fromOffsets by partition the first offset to read; other partitions are read from the earliest message still
 *     kept
 * @param isolation which messages of transactions are read
 * @param timeout how long the brokers may stay silent or without progress before the reading ends with an error
 * @param clientProperties further properties of the client: identity, credentials, encryption, sizes; others are
 *     refused
 */
public record KafkaReadOptions(
        String bootstrapServers,
        String topic,
        Map<Integer, Long> fromOffsets,
        Isolation isolation,
        Duration timeout,
        Map<String, String> clientProperties) {
    private static final Pattern SERVERS = Pattern.compile("[^\\s,]+:\\d{1,5}(,\\s*[^\\s,]+:\\d{1,5})*");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** Which messages of transactions are read. */
    public enum Isolation {
        /** Only those of committed transactions, up to the oldest transaction still open. */
        READ_COMMITTED,
        /** All, those of aborted and open transactions included. */
        READ_UNCOMMITTED
    }

    /** Checks the values and copies the maps. */
    public KafkaReadOptions {
        if (!SERVERS.matcher(bootstrapServers).matches()) {
            throw new IllegalArgumentException(
                    "bootstrapServers must be host:port,host:port (got: " + bootstrapServers + ")");
        }
        if (!topic.matches("[a-zA-Z0-9._-]{1,249}") || topic.equals(".") || topic.equals("..")) {
            throw new IllegalArgumentException(
                    "topic must be 1 to 249 letters, digits, dots, dashes and underscores (got: " + topic + ")");
        }
        fromOffsets.forEach((partition, offset) -> {
            if (partition < 0 || offset < 0) {
                throw new IllegalArgumentException("fromOffsets must map partitions to offsets of at least 0 (got: "
                        + partition + "=" + offset + ")");
            }
        });
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive (got: " + timeout + ")");
        }
        ClientProperties.require(clientProperties);
        fromOffsets = Map.copyOf(fromOffsets);
        clientProperties = Map.copyOf(clientProperties);
    }

    /** All committed messages of a topic, from the earliest on, 30 seconds of patience. */
    public static KafkaReadOptions of(String bootstrapServers, String topic) {
        return new KafkaReadOptions(
                bootstrapServers, topic, Map.of(), Isolation.READ_COMMITTED, DEFAULT_TIMEOUT, Map.of());
    }

    /** A copy that reads these partitions from these offsets on. */
    public KafkaReadOptions withFromOffsets(Map<Integer, Long> fromOffsets) {
        return new KafkaReadOptions(bootstrapServers, topic, fromOffsets, isolation, timeout, clientProperties);
    }

    /** A copy with this isolation. */
    public KafkaReadOptions withIsolation(Isolation isolation) {
        return new KafkaReadOptions(bootstrapServers, topic, fromOffsets, isolation, timeout, clientProperties);
    }

    /** A copy with this patience. */
    public KafkaReadOptions withTimeout(Duration timeout) {
        return new KafkaReadOptions(bootstrapServers, topic, fromOffsets, isolation, timeout, clientProperties);
    }

    /** A copy with these properties of the client. */
    public KafkaReadOptions withClientProperties(Map<String, String> clientProperties) {
        return new KafkaReadOptions(bootstrapServers, topic, fromOffsets, isolation, timeout, clientProperties);
    }

    /** Names the client properties without their values, which may be passwords. */
    @Override
    public String toString() {
        return "topic " + topic + " at " + bootstrapServers + ", " + isolation + ", from "
                + (fromOffsets.isEmpty() ? "the earliest offsets" : new TreeMap<>(fromOffsets)) + ", timeout " + timeout
                + ", client properties " + new TreeSet<>(clientProperties.keySet());
    }
}
