package io.cowcatcher.nebula;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for tests, made by the Java runtime's keytool: an authority, and what it signs. */
final class Certificates {
    static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;

    Certificates(Path folder) throws Exception {
        this.folder = folder;
        keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-dname",
                "CN=Test Authority",
                "-ext",
                "bc:c=ca:true",
                "-keystore",
                store("ca"));
        keytool("-exportcert", "-rfc", "-alias", "ca", "-file", file("ca.pem").toString(), "-keystore", store("ca"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private String store(String name) {
        return file(name + ".p12").toString();
    }

    /** The file of the authority. */
    Path authority() {
        return file("ca.pem");
    }

    /** Makes a key, and a certificate for these names that the authority signs. */
    void issue(String name, String subjectAlternativeNames) throws Exception {
        keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keystore", store(name));
        keytool("-certreq", "-alias", name, "-file", file(name + ".csr").toString(), "-keystore", store(name));
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-ext",
                "san=" + subjectAlternativeNames,
                "-infile",
                file(name + ".csr").toString(),
                "-outfile",
                file(name + ".pem").toString(),
                "-keystore",
                store("ca"));
        keytool("-importcert", "-noprompt", "-alias", "ca", "-file", authority().toString(), "-keystore", store(name));
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-file",
                file(name + ".pem").toString(),
                "-keystore",
                store(name));
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        if (Arrays.asList(arguments).contains("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(output);
        }
    }

    private KeyStore load(String name) throws Exception {
        return KeyStore.getInstance(file(name + ".p12").toFile(), PASSWORD);
    }

    /** Writes the private key of a name as PKCS#8 in PEM. */
    Path key(String name) throws Exception {
        byte[] key = load(name).getKey(name, PASSWORD).getEncoded();
        Path file = file(name + ".key");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
        return file;
    }

    /** Server sockets with the certificate of a name; they ask for one in return if {@code mutual}. */
    ServerSocketFactory serverSockets(String name, boolean mutual) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(name), PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        Certificate ca = load("ca").getCertificate("ca");
        trusted.setCertificateEntry("ca", ca);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return new ServerSocketFactory() {
            @Override
            public java.net.ServerSocket createServerSocket() throws IOException {
                SSLServerSocket socket =
                        (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
                socket.setNeedClientAuth(mutual);
                return socket;
            }

            @Override
            public java.net.ServerSocket createServerSocket(int port) {
                throw new UnsupportedOperationException();
            }

            @Override
            public java.net.ServerSocket createServerSocket(int port, int backlog) {
                throw new UnsupportedOperationException();
            }

            @Override
            public java.net.ServerSocket createServerSocket(int port, int backlog, java.net.InetAddress address) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
