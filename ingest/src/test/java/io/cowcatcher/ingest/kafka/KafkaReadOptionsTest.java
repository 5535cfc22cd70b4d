package io.cowcatcher.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaReadOptionsTest {
    private static final KafkaReadOptions OPTIONS = KafkaReadOptions.of("localhost:9092", "orders");
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required "
            + "username=\"u\" password=\"canary-secret\";";

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9092", "a:1,b:2", "a:1, b:2", "[::1]:9092", "kafka-1.shop.example:9092"})
    void of_brokers_areTaken(String servers) {
        assertThat(KafkaReadOptions.of(servers, "orders").bootstrapServers()).isEqualTo(servers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", ":9092", "a:1,,b:2", "a b:1", "a:123456"})
    void of_malformedBrokers_areRefused(String servers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaReadOptions.of(servers, "orders"))
                .withMessageContaining("host:port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a b", "ü", "../../etc"})
    void of_malformedTopic_isRefused(String topic) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaReadOptions.of("localhost:9092", topic))
                .withMessageContaining("topic must");
    }

    @Test
    void with_valuesOutOfRange_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OPTIONS.withTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> OPTIONS.withTimeout(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> OPTIONS.withFromOffsets(Map.of(0, -1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> OPTIONS.withFromOffsets(Map.of(-1, 0L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bootstrap.servers",
                "group.id",
                "enable.auto.commit",
                "interceptor.classes",
                "metric.reporters",
                "value.deserializer",
                "config.providers",
                "ssl.engine.factory.class",
                "security.providers",
                "sasl.login.class",
                "sasl.client.callback.handler.class",
                "sasl.oauthbearer.token.endpoint.url",
                "sasl.oauthbearer.jwks.endpoint.url",
                "sasl.login.callback.handler.class",
                "SASL.MECHANISM",
                "ssl.endpoint.identification.algorithm",
                "isolation.level",
                "auto.offset.reset"
            })
    void withClientProperties_notAllowed_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPTIONS.withClientProperties(Map.of(name, "canary-secret")))
                .withMessageContaining("got: " + name)
                .withMessageNotContaining("canary-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTHBEARER", "GSSAPI", "plain", ""})
    void withClientProperties_otherMechanism_isRefused(String mechanism) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPTIONS.withClientProperties(Map.of("sasl.mechanism", mechanism)))
                .withMessageContaining("SCRAM-SHA-512");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.sun.security.auth.module.JndiLoginModule required user.provider.url=\"ldap://x\";",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;",
                "org.apache.kafka.common.security.plain.PlainLoginModule required; com.evil.Module required;",
                "org.apache.kafka.common.security.plain.PlainLoginModule optional username=\"u\";",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=u",
                "org.apache.kafka.common.security.plain.PlainLoginModuleX required;"
            })
    void withClientProperties_otherLoginModule_isRefusedWithoutShowingIt(String login) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPTIONS.withClientProperties(Map.of("sasl.jaas.config", login)))
                .withMessageNotContaining(login);
    }

    @Test
    void toString_credentials_areNotShown() {
        KafkaReadOptions options = OPTIONS.withClientProperties(Map.of(
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", PLAIN,
                "ssl.truststore.password", "canary-secret"));

        assertThat(options.clientProperties()).hasSize(4);
        assertThat(options.toString())
                .contains("orders", "localhost:9092", "READ_COMMITTED", "sasl.jaas.config")
                .doesNotContain("canary-secret");
    }
}
