package io.cowcatcher.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code detect --kafka}, from a real broker in this JVM to the files of the report. */
class DetectKafkaIT {
    private static final int PARTITIONS = 3;

    @TempDir
    static Path folder;

    private static LocalBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void detect_topicOfPurchases_writesTheReportOfTheSameLogAsFile() throws Exception {
        Outcome.ofSuccess(
                "generate",
                "--quiet",
                "--out",
                folder,
                "--users",
                3000,
                "--items",
                600,
                "--level",
                "easy",
                "--rings",
                3);
        Path log = folder.resolve("log.csv");
        send("purchases", log, "not a purchase");
        Path fromFile = folder.resolve("from-file");
        Path fromTopic = folder.resolve("from-topic");

        Outcome.ofSuccess("detect", "--quiet", "--input", log, "--out", fromFile);
        Outcome detected = Outcome.ofSuccess(
                "detect", "--quiet", "--kafka", broker.address(), "--topic", "purchases", "--out", fromTopic);

        assertThat(detected.out()).contains("topic purchases: ").contains("3 rings, ");
        for (String name : List.of("rings.csv", "members.csv", "rings.json", "scores.csv", "edges.csv")) {
            assertThat(fromTopic.resolve(name)).hasSameBinaryContentAs(fromFile.resolve(name));
        }
        assertThat(Files.readAllLines(fromTopic.resolve("rejects.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("purchases/0/0,")
                .endsWith(",not a purchase");
    }

    @Test
    void detect_topicThatIsNotThere_isUnusableInputThatNamesIt() {
        Path out = folder.resolve("nothing");

        Outcome outcome =
                Outcome.of("detect", "--quiet", "--kafka", broker.address(), "--topic", "absent", "--out", out);

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.onlyError()).contains("absent");
        assertThat(out).doesNotExist();
    }

    /** Sends {@code poison}, then every row of a CSV file as JSON, all purchases of a user to one partition. */
    private static void send(String topic, Path csv, String poison) throws Exception {
        Map<String, Object> client = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address());
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        try (KafkaProducer<String, String> producer =
                        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            producer.send(new ProducerRecord<>(topic, 0, null, poison)).get();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (NamedCsvRecord row : rows) {
                sent.add(producer.send(new ProducerRecord<>(topic, row.getField("user_id"), json(row))));
            }
            for (Future<RecordMetadata> message : sent) {
                message.get();
            }
        }
    }

    private static String json(NamedCsvRecord row) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> field : row.getFieldsAsMap().entrySet()) {
                if (!field.getValue().isEmpty()) {
                    json.writeStringField(field.getKey(), field.getValue());
                }
            }
            json.writeEndObject();
        }
        return text.toString();
    }
}
