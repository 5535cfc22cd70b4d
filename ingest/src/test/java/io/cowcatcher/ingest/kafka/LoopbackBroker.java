package io.cowcatcher.ingest.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker with its controller (KRaft) in this JVM, that nobody outside this machine can reach.
 *
 * <p>Kafka's own test kit would be shorter, but listens on all addresses.
 */
final class LoopbackBroker implements AutoCloseable {
    private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final String address;

    private LoopbackBroker(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /** Starts a broker that keeps its data in {@code folder}, and waits until it serves. */
    static LoopbackBroker start(Path folder) throws Exception {
        String broker;
        String controller;
        try (ServerSocket first = loopbackSocket();
                ServerSocket second = loopbackSocket()) {
            broker = HOST + ":" + first.getLocalPort();
            controller = HOST + ":" + second.getLocalPort();
        }
        format(folder);
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(properties(folder, broker, controller)), Time.SYSTEM);
        server.startup();
        return new LoopbackBroker(server, broker);
    }

    private static ServerSocket loopbackSocket() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .run();
    }

    private static Map<String, String> properties(Path folder, String broker, String controller) {
        Map<String, String> properties = new HashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("log.dirs", folder.toString());
        properties.put("listeners", "BROKER://" + broker + ",CONTROLLER://" + controller);
        properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "BROKER");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", NODE + "@" + controller);
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("message.max.bytes", "4000000");
        properties.put("log.cleaner.dedupe.buffer.size", "2097152");
        properties.put("log.cleaner.backoff.ms", "50");
        return properties;
    }

    /** Where clients connect: {@code host:port}. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
