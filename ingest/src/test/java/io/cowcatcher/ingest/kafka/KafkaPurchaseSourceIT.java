package io.cowcatcher.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.error.RunCancelledException;
import io.cowcatcher.error.StoreException;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.ingest.ColumnMapping;
import io.cowcatcher.ingest.IngestOptions;
import io.cowcatcher.ingest.Ingested;
import io.cowcatcher.ingest.Reject;
import io.cowcatcher.ingest.RejectReason;
import io.cowcatcher.ingest.RejectSink;
import io.cowcatcher.ingest.kafka.KafkaReadOptions.Isolation;
import io.cowcatcher.run.RunControl;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real broker in this JVM, read from a beginning to the end they had when the reading began. */
class KafkaPurchaseSourceIT {
    private static final byte[] POISON = utf8("{\"user_id\": \"u1\", ");

    @TempDir
    static Path folder;

    private static LoopbackBroker broker;
    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> producer;

    private String topic = "";

    @BeforeAll
    static void startBroker() throws Exception {
        broker = LoopbackBroker.start(folder.resolve("broker"));
        admin = Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address()));
        producer = producer(Map.of());
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
        admin.close();
        broker.close();
    }

    @BeforeEach
    void nameTopic(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address());
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4_000_000);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void create(int partitions, Map<String, String> configuration) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(configuration)))
                .all()
                .get();
    }

    private void send(int partition, byte[]... messages) throws Exception {
        for (byte[] message : messages) {
            producer.send(new ProducerRecord<>(topic, partition, null, message)).get();
        }
    }

    private static byte[] purchase(int number) {
        return utf8("{\"user_id\":\"u" + number + "\",\"item_id\":\"i1\",\"time\":" + (1_600_000_000 + number) + "}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private KafkaReadOptions kafka() {
        return KafkaReadOptions.of(broker.address(), topic);
    }

    private static Ingested read(KafkaReadOptions kafka) {
        return read(kafka, RejectSink.none());
    }

    private static Ingested read(KafkaReadOptions kafka, RejectSink rejects) {
        return KafkaPurchaseSource.of(kafka, IngestOptions.defaults()).read(rejects, RunControl.inline());
    }

    @Test
    void read_purchasesAmongPoison_usesThoseAndKeepsTheOthersWithTheirPlace() throws Exception {
        create(3, Map.of());
        send(0, purchase(1), POISON, purchase(2));
        send(2, purchase(3), null, new byte[2_000_000], utf8("[]"), utf8("{\"item_id\":\"i1\"}"));
        List<Reject> rejects = new ArrayList<>();
        Ingested read = read(kafka(), rejects::add);

        assertThat(read.report().used()).isEqualTo(3).isEqualTo(read.log().size());
        assertThat(read.log().ids(PurchaseField.USER).size()).isEqualTo(3);
        assertThat(read.report().rows()).isEqualTo(8);
        assertThat(rejects)
                .containsExactlyInAnyOrder(
                        new Reject(
                                topic + "/0/1", RejectReason.JSON_INVALID, new String(POISON, StandardCharsets.UTF_8)),
                        new Reject(topic + "/2/1", RejectReason.MESSAGE_EMPTY, ""),
                        new Reject(topic + "/2/2", RejectReason.MESSAGE_TOO_LARGE, "\0".repeat(1000)),
                        new Reject(topic + "/2/3", RejectReason.JSON_NOT_OBJECT, "[]"),
                        new Reject(topic + "/2/4", RejectReason.USER_MISSING, "{\"item_id\":\"i1\"}"));
        assertThat(read.report().readAs())
                .contains(
                        "partition 0: offsets from 0 up to, without, 3",
                        "partition 1: offsets from 0 up to, without, 0",
                        "partition 2: offsets from 0 up to, without, 5");
    }

    @Test
    void read_namedKeys_areTheColumns() throws Exception {
        create(1, Map.of());
        send(0, utf8("{\"buyer\":7,\"sku\":\"i1\",\"at\":\"2020-09-13T12:26:40Z\",\"more\":{\"any\":[1]}}"));
        IngestOptions options =
                IngestOptions.defaults().withColumns(ColumnMapping.parse("user=buyer,item=sku,time=at"));
        Ingested read = KafkaPurchaseSource.of(kafka(), options).read(RejectSink.none(), RunControl.inline());

        assertThat(read.log().ids(PurchaseField.USER).code("7")).isNotNegative();
        assertThat(read.report().earliest()).contains(Instant.ofEpochSecond(1_600_000_000));
    }

    @Test
    void read_givenOffsets_beginsThereAndElsewhereAtTheEarliest() throws Exception {
        create(2, Map.of());
        send(0, purchase(1), purchase(2), purchase(3));
        send(1, purchase(4), purchase(5));

        assertThat(read(kafka().withFromOffsets(Map.of(0, 2L))).report().used()).isEqualTo(3);
        assertThat(read(kafka().withFromOffsets(Map.of(0, 3L, 1, 2L))).report().rows())
                .as("the end is a place to begin at")
                .isZero();
    }

    @Test
    void read_offsetOrPartitionThatIsNotThere_isRefused() throws Exception {
        create(1, Map.of());
        send(0, purchase(1), purchase(2), purchase(3));
        admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(1)))
                .all()
                .get();

        assertThat(read(kafka()).report().used()).isEqualTo(2);
        for (long offset : new long[] {0, 4}) {
            assertThatThrownBy(() -> read(kafka().withFromOffsets(Map.of(0, offset))))
                    .isInstanceOf(MalformedInputException.class)
                    .hasMessageContaining("(got: " + offset + "; kept are 1 to 3)");
        }
        assertThatThrownBy(() -> read(kafka().withFromOffsets(Map.of(1, 0L))))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("no such partition");
    }

    @Test
    void read_topicThatIsNotThere_isRefusedAndNotMade() throws Exception {
        assertThatThrownBy(() -> read(kafka()))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("topic " + topic + ": must exist at " + broker.address());
        assertThat(admin.listTopics().names().get()).doesNotContain(topic);
    }

    @Test
    void read_nothingInTheTopic_isAnEmptyLog() throws Exception {
        create(4, Map.of());
        assertThat(read(kafka()).report().rows()).isZero();

        send(3, purchase(1), purchase(2));
        admin.deleteRecords(Map.of(new TopicPartition(topic, 3), RecordsToDelete.beforeOffset(2)))
                .all()
                .get();
        assertThat(read(kafka()).report().rows())
                .as("all was deleted, the offsets go on")
                .isZero();
    }

    @Test
    void read_messageSentMeanwhile_isLeftForTheNextReading() throws Exception {
        create(1, Map.of());
        send(0, POISON, purchase(1));
        Ingested first = read(kafka(), reject -> sendAndWait(purchase(2)));

        assertThat(first.report().rows()).isEqualTo(2);
        assertThat(read(kafka().withFromOffsets(Map.of(0, 2L))).report().used()).isEqualTo(1);
    }

    private void sendAndWait(byte[] message) {
        try {
            send(0, message);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void read_transactions_endsThoughTheirMarksAreNeverSeen() throws Exception {
        create(1, Map.of());
        try (KafkaProducer<byte[], byte[]> writer =
                producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer"))) {
            writer.initTransactions();
            writer.beginTransaction();
            writer.send(new ProducerRecord<>(topic, purchase(1))).get();
            writer.commitTransaction();
            writer.beginTransaction();
            writer.send(new ProducerRecord<>(topic, purchase(2))).get();
            writer.abortTransaction();

            assertThat(read(kafka()).report().used())
                    .as("the last offset is a mark")
                    .isEqualTo(1);
            assertThat(read(kafka().withIsolation(Isolation.READ_UNCOMMITTED))
                            .report()
                            .used())
                    .isEqualTo(2);

            writer.beginTransaction();
            writer.send(new ProducerRecord<>(topic, purchase(3))).get();
            send(0, purchase(4));
            assertThat(read(kafka()).report().used())
                    .as("a transaction still open is the end")
                    .isEqualTo(1);
            writer.commitTransaction();
            assertThat(read(kafka()).report().used()).isEqualTo(3);
        }
    }

    @Test
    void read_compactedTopic_endsThoughOffsetsAreMissing() throws Exception {
        create(
                1,
                Map.of(
                        "cleanup.policy", "compact",
                        "min.cleanable.dirty.ratio", "0.001",
                        "segment.bytes", "1048576",
                        "segment.ms", "1"));
        int sent = 200;
        for (int i = 0; i < sent; i++) {
            producer.send(new ProducerRecord<>(topic, 0, utf8("key"), purchase(i)))
                    .get();
        }
        long used = sent;
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (used == sent && System.nanoTime() < deadline) {
            used = read(kafka()).report().used();
        }

        assertThat(used)
                .as("messages of one key left once the broker has compacted the topic, which is waited for up to 90 s")
                .isBetween(1L, sent - 1L);
    }

    @Test
    void read_cancelled_endsWithoutALog() throws Exception {
        create(1, Map.of());
        send(0, POISON, purchase(1));
        AtomicBoolean cancelled = new AtomicBoolean();
        KafkaPurchaseSource source = KafkaPurchaseSource.of(
                kafka().withFromOffsets(Map.of(0, 0L)).withClientProperties(Map.of("max.poll.records", "1")),
                IngestOptions.defaults());

        assertThatThrownBy(() -> source.read(
                        reject -> cancelled.set(true), RunControl.inline().cancelledBy(cancelled::get)))
                .isInstanceOf(RunCancelledException.class);
    }

    @Test
    void read_silentBrokerOrNone_endsWithTheDeadline() throws Exception {
        Duration patience = Duration.ofMillis(700);
        String nobody;
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            nobody = silent.getInetAddress().getHostAddress() + ":" + silent.getLocalPort();
            KafkaReadOptions options = KafkaReadOptions.of(nobody, topic).withTimeout(patience);
            assertThatThrownBy(() -> read(options))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("broker " + nobody + " must answer within 700 ms");
        }
        KafkaReadOptions options = KafkaReadOptions.of(nobody, topic).withTimeout(patience);
        assertThatThrownBy(() -> read(options))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(nobody);
    }
}
