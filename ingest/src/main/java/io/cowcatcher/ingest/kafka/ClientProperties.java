package io.cowcatcher.ingest.kafka;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * The properties of a Kafka client that a caller may set: who it is, how it proves that, how its connection is
 * protected.
 *
 * <p>An allow-list, because others make the client load classes, read files or fetch URLs chosen by whoever wrote the
 * properties (CVE-2023-25194, CVE-2024-31141, CVE-2025-27817).
 */
final class ClientProperties {
    private static final Set<String> ALLOWED = Set.of(
            CommonClientConfigs.CLIENT_ID_CONFIG,
            CommonClientConfigs.CLIENT_RACK_CONFIG,
            CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
            CommonClientConfigs.RECEIVE_BUFFER_CONFIG,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            SaslConfigs.SASL_MECHANISM,
            SaslConfigs.SASL_JAAS_CONFIG,
            SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG,
            SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
            SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
            SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG,
            SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG,
            SslConfigs.SSL_KEYSTORE_TYPE_CONFIG,
            SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
            SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
            SslConfigs.SSL_KEYSTORE_KEY_CONFIG,
            SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG,
            SslConfigs.SSL_KEY_PASSWORD_CONFIG);

    private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");

    /** One login module that only compares passwords, with quoted options. */
    private static final Pattern LOGIN = Pattern.compile("\\s*org\\.apache\\.kafka\\.common\\.security\\."
            + "(plain\\.PlainLoginModule|scram\\.ScramLoginModule)\\s+required(\\s+\\w+=\"[^\"]*\")*\\s*;\\s*");

    private ClientProperties() {}

    /** Throws if a property may not be set, or not to this value; values are never shown, they may be passwords. */
    static void require(Map<String, String> properties) {
        for (Map.Entry<String, String> property : properties.entrySet()) {
            String name = property.getKey();
            if (!ALLOWED.contains(name)) {
                throw new IllegalArgumentException(
                        "client property must be one of " + new TreeSet<>(ALLOWED) + " (got: " + name + ")");
            }
            if (name.equals(SaslConfigs.SASL_MECHANISM) && !MECHANISMS.contains(property.getValue())) {
                throw new IllegalArgumentException(
                        name + " must be one of " + new TreeSet<>(MECHANISMS) + " (got: " + property.getValue() + ")");
            }
            if (name.equals(SaslConfigs.SASL_JAAS_CONFIG)
                    && !LOGIN.matcher(property.getValue()).matches()) {
                throw new IllegalArgumentException(
                        name + " must be PlainLoginModule or ScramLoginModule of Kafka, required, with quoted options "
                                + "(got: another module or form)");
            }
        }
    }
}
