package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TlsTest {
    @TempDir
    static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void issue() throws Exception {
        certificates = new Certificates(folder);
        certificates.issue("server", "ip:127.0.0.1,dns:localhost");
        certificates.issue("elsewhere", "dns:graphd.example.com");
        certificates.issue("client", "dns:client");
    }

    private static NebulaOptions options(GraphdStub stub, NebulaTls tls) {
        return Trial.options(stub)
                .encryptedBy(tls)
                .withRetries(RetryOptions.defaults().withAttempts(1));
    }

    private static void createSchema(GraphdStub stub, NebulaTls tls) {
        NebulaSchema schema = NebulaSchema.of(VertexIds.readable());
        schema.createIn(options(stub, tls), Duration.ofSeconds(30));
        schema.verifyIn(options(stub, tls));
    }

    private static void assertRefused(GraphdStub stub, NebulaTls tls) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> NebulaSchema.of(VertexIds.readable()).verifyIn(options(stub, tls)))
                .withMessageContaining("must answer")
                .withMessageContaining(stub.address())
                .withMessageContaining("a certificate that is not for this host or not trusted");
        assertThat(stub.signIns()).isZero();
    }

    @Test
    void connect_trustedServerOfThisName_works() throws Exception {
        try (GraphdStub stub = GraphdStub.start(new GraphModel(), certificates.serverSockets("server", false))) {
            createSchema(stub, NebulaTls.trusting(certificates.authority()));
        }
    }

    /** The chain is right and the name is wrong: what the client's own TLS would take. */
    @Test
    void connect_serverOfAnotherName_isRefusedBeforeSigningIn() throws Exception {
        try (GraphdStub stub = GraphdStub.start(new GraphModel(), certificates.serverSockets("elsewhere", false))) {
            assertRefused(stub, NebulaTls.trusting(certificates.authority()));
        }
    }

    @Test
    void connect_serverOfAnUnknownAuthority_isRefusedBeforeSigningIn() throws Exception {
        try (GraphdStub stub = GraphdStub.start(new GraphModel(), certificates.serverSockets("server", false))) {
            assertRefused(stub, NebulaTls.trustingTheRuntime());
        }
    }

    @Test
    void connect_serverWithoutTls_failsInTime() {
        try (GraphdStub stub = GraphdStub.start(new GraphModel())) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> NebulaSchema.of(VertexIds.readable())
                            .verifyIn(options(stub, NebulaTls.trusting(certificates.authority()))
                                    .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1))));
            assertThat(stub.signIns()).isZero();
        }
    }

    @Test
    void connect_serverThatWantsACertificate_getsOurs() throws Exception {
        try (GraphdStub stub = GraphdStub.start(new GraphModel(), certificates.serverSockets("server", true))) {
            createSchema(
                    stub,
                    NebulaTls.trusting(
                            certificates.authority(), certificates.file("client.pem"), certificates.key("client")));
            long signIns = stub.signIns();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> NebulaSchema.of(VertexIds.readable())
                            .verifyIn(options(stub, NebulaTls.trusting(certificates.authority()))));
            assertThat(stub.signIns()).isEqualTo(signIns);
        }
    }

    @Test
    void trusting_filesThatAreNotWhatTheyShouldBe_areRefusedByName() throws Exception {
        Path missing = folder.resolve("missing.pem");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NebulaTls.trusting(missing))
                .withMessageContaining("file must be readable (got: " + missing);
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NebulaTls.trusting(text))
                .withMessageContaining("text.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NebulaTls.trusting(empty))
                .withMessageContaining("empty.pem");
    }

    @Test
    void trusting_keysThatDoNotFit_areRefusedWithTheRemedy() throws Exception {
        Path own = certificates.file("client.pem");
        Path old = Files.writeString(
                folder.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NebulaTls.trusting(certificates.authority(), own, old))
                .withMessageContaining("a key in the older form")
                .withMessageContaining("openssl pkcs8 -topk8 -nocrypt");
        Path locked = Files.writeString(
                folder.resolve("locked.key"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NebulaTls.trusting(certificates.authority(), own, locked))
                .withMessageContaining("an encrypted key");
        Path broken = Files.writeString(
                folder.resolve("broken.key"), "-----BEGIN PRIVATE KEY-----\nTUlJQg==\n-----END PRIVATE KEY-----\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NebulaTls.trusting(certificates.authority(), own, broken))
                .withMessageNotContaining("TUlJ");
        Path foreign = certificates.key("server");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NebulaTls.trusting(certificates.authority(), own, foreign))
                .withMessageContaining("must belong to the certificate");
    }
}
