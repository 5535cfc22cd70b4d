package io.cowcatcher.examples.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
 * A real Kafka broker in this JVM with defaults for all but its addresses, which are of the loopback interface.
 *
 * <p>Its sockets are bound before the servers start and then handed to them: a port that is only known to be free can
 * be lost, and Kafka ends the process where it cannot bind.
 */
record LocalBroker(ControllerServer controller, BrokerServer broker, String address) implements AutoCloseable {

    /** Starts a broker that keeps its data in {@code folder}. */
    static LocalBroker start(Path folder) throws Exception {
        ServerSocketChannel brokerSocket = loopbackSocket();
        ServerSocketChannel controllerSocket = loopbackSocket();
        String data = folder.toString();
        format(data);
        Map<String, String> properties = Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "log.dirs", data,
                "listeners", "PLAINTEXT://" + address(brokerSocket) + ",CONTROLLER://" + address(controllerSocket),
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@" + address(controllerSocket),
                "log.cleaner.dedupe.buffer.size", "2097152");
        SharedServer shared = new SharedServer(
                new KafkaConfig(properties),
                new MetaPropertiesEnsemble.Loader()
                        .addLogDirs(List.of(data))
                        .addMetadataLogDir(data)
                        .load(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(Map.of(1, (InetSocketAddress) controllerSocket.getLocalAddress())),
                List.of(),
                new StandardFaultHandlerFactory(),
                (listener, asked, backlog, bufferSize) ->
                        listener.equals("CONTROLLER") ? controllerSocket : brokerSocket);
        ControllerServer controller =
                new ControllerServer(shared, KafkaRaftServer.configSchema(), new BootstrapDirectory(data).read());
        BrokerServer broker = new BrokerServer(shared);
        controller.startup();
        broker.startup();
        return new LocalBroker(controller, broker, address(brokerSocket));
    }

    private static void format(String data) throws Exception {
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data)
                .setMetadataLogDirectory(data)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .run();
    }

    private static ServerSocketChannel loopbackSocket() throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        socket.configureBlocking(false);
        return socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static String address(ServerSocketChannel channel) {
        return channel.socket().getInetAddress().getHostAddress() + ":"
                + channel.socket().getLocalPort();
    }

    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
    }
}
