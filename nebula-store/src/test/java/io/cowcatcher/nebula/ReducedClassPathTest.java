package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;

import io.cowcatcher.run.OwnJvm;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was excluded from the client's dependencies is not missed when it runs. */
class ReducedClassPathTest {
    private static final List<String> EXCLUDED = List.of(
            "fastjson",
            "okhttp",
            "okio",
            "commons-codec",
            "commons-lang",
            "commons-pool",
            "servlet",
            "bcpkix",
            "bcprov",
            "bcutil",
            "jts-core",
            "alpn");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.alibaba.fastjson.JSON",
                "okhttp3.OkHttpClient",
                "okio.Okio",
                "org.apache.commons.codec.Charsets",
                "org.apache.commons.lang.StringUtils",
                "org.apache.commons.lang3.StringUtils",
                "org.apache.commons.pool2.ObjectPool",
                "javax.servlet.Servlet",
                "org.bouncycastle.openssl.PEMParser",
                "org.locationtech.jts.geom.Geometry",
                "org.eclipse.jetty.alpn.ALPN"
            })
    void classPath_excludedLibraries_areNotThere(String name) {
        assertThat(Stream.of(name)
                        .filter(type -> getClass().getResource("/" + type.replace('.', '/') + ".class") != null))
                .isEmpty();
    }

    /** On what the module itself ships: the client, Guava and SLF4J. */
    @Test
    void sessionPool_reducedClassPath_works() throws Exception {
        OwnJvm.Ended outcome =
                OwnJvm.with("-Xmx128m").keeping(ReducedClassPathTest::isShipped).run(ReducedMain.class);

        assertThat(outcome.output()).contains("SessionPool: 42", "Sessions: 43").doesNotContain("Exception", "Error");
        assertThat(outcome.exitCode()).isZero();
    }

    /** Our own sessions need nothing but the client. */
    @Test
    void sessions_clientAlone_work() throws Exception {
        OwnJvm.Ended outcome = OwnJvm.with("-Xmx128m")
                .keeping(entry -> isShipped(entry) && !entry.contains("guava"))
                .run(ReducedMain.class, "ours");

        assertThat(outcome.output()).contains("Sessions: 43").doesNotContain("Exception", "Error");
        assertThat(outcome.exitCode()).isZero();
    }

    private static boolean isShipped(String entry) {
        assertThat(EXCLUDED).noneMatch(entry::contains);
        String name = entry.substring(entry.lastIndexOf('/') + 1);
        return !name.endsWith(".jar")
                || Stream.of("client-", "guava-", "failureaccess-", "slf4j-api-", "slf4j-nop-", "graph-core-")
                        .anyMatch(name::startsWith);
    }
}
