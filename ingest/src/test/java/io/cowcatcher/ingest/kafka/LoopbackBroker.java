package io.cowcatcher.ingest.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker with its controller (KRaft) in this JVM, that nobody outside this machine can reach.
 *
 * <p>Kafka's own test kit would be shorter, but listens on all addresses. As there, the sockets are bound before the
 * servers start and then handed to them: a port that is only known to be free can be lost, and Kafka ends the process
 * where it cannot bind.
 */
final class LoopbackBroker implements AutoCloseable {
    private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
    private static final int NODE = 1;

    private final ControllerServer controller;
    private final BrokerServer broker;
    private final String address;

    private LoopbackBroker(ControllerServer controller, BrokerServer broker, String address) {
        this.controller = controller;
        this.broker = broker;
        this.address = address;
    }

    /** Starts a broker that keeps its data in {@code folder}, and waits until it serves. */
    static LoopbackBroker start(Path folder) throws Exception {
        ServerSocketChannel brokerSocket = loopbackSocket();
        ServerSocketChannel controllerSocket = loopbackSocket();
        String address = HOST + ":" + brokerSocket.socket().getLocalPort();
        InetSocketAddress voter = (InetSocketAddress) controllerSocket.getLocalAddress();
        format(folder);
        String data = folder.toString();
        SharedServer shared = new SharedServer(
                new KafkaConfig(properties(folder, address, HOST + ":" + voter.getPort())),
                new MetaPropertiesEnsemble.Loader()
                        .addLogDirs(List.of(data))
                        .addMetadataLogDir(data)
                        .load(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(Map.of(NODE, voter)),
                List.of(),
                new StandardFaultHandlerFactory(),
                (listener, asked, backlog, bufferSize) -> listener.equals("BROKER") ? brokerSocket : controllerSocket);
        ControllerServer controller =
                new ControllerServer(shared, KafkaRaftServer.configSchema(), new BootstrapDirectory(data).read());
        BrokerServer broker = new BrokerServer(shared);
        controller.startup();
        broker.startup();
        return new LoopbackBroker(controller, broker, address);
    }

    private static ServerSocketChannel loopbackSocket() throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        socket.configureBlocking(false);
        return socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
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
        broker.shutdown();
        controller.shutdown();
    }
}
