package io.cowcatcher.nebula;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are encrypted, to a server that proves who it is.
 *
 * <p>The certificate of the server must come from a trusted authority and be for the host name, or the address, that is
 * connected to; there is no way to switch either off. Files are read and checked when this is made, once. The client's
 * own TLS is not used: it checks no host name, and needs a library with known flaws. Immutable, share freely.
 */
public final class NebulaTls {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final String CONVERSION = "openssl pkcs8 -topk8 -nocrypt -in old.key -out new.key";

    private final SSLSocketFactory sockets;

    private NebulaTls(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    /** Trusts the authorities that the Java runtime trusts. */
    public static NebulaTls trustingTheRuntime() {
        return new NebulaTls(factory(null, null));
    }

    /**
     * Trusts the authorities in a file, and no others.
     *
     * @param authorities X.509 certificates in PEM
     * @throws IllegalArgumentException if the file cannot be read, or holds no certificate, or one that has expired
     */
    public static NebulaTls trusting(Path authorities) {
        return new NebulaTls(factory(certificates(authorities), null));
    }

    /**
     * Trusts the authorities in a file, and shows the server a certificate of one's own.
     *
     * @param authorities X.509 certificates in PEM
     * @param certificate one's own certificate in PEM, and those between it and an authority
     * @param key its private key in PEM, PKCS#8, not encrypted; a file that others must not read
     * @throws IllegalArgumentException if a file cannot be read, is not what it should be, or key and certificate do
     *     not belong together
     */
    public static NebulaTls trusting(Path authorities, Path certificate, Path key) {
        return new NebulaTls(factory(certificates(authorities), keyManagers(certificate, key)));
    }

    SSLSocketFactory socketFactory() {
        return sockets;
    }

    private static SSLSocketFactory factory(@Nullable List<X509Certificate> trusted, KeyManager @Nullable [] keys) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            if (trusted == null) {
                trust.init((KeyStore) null);
            } else {
                KeyStore store = emptyStore();
                for (int i = 0; i < trusted.size(); i++) {
                    store.setCertificateEntry("authority-" + i, trusted.get(i));
                }
                trust.init(store);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the Java runtime must offer TLS (got: " + e.getMessage() + ")", e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<X509Certificate> certificates(Path file) {
        List<X509Certificate> found = new ArrayList<>();
        try {
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes(file)))) {
                X509Certificate x509 = (X509Certificate) certificate;
                x509.checkValidity();
                found.add(x509);
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "file must hold valid X.509 certificates in PEM (got: " + file + ": " + e.getMessage() + ")", e);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("file must hold an X.509 certificate in PEM (got: " + file
                    + ", without one); it begins with -----BEGIN CERTIFICATE-----");
        }
        return found;
    }

    private static KeyManager[] keyManagers(Path certificateFile, Path keyFile) {
        List<X509Certificate> chain = certificates(certificateFile);
        PrivateKey key = privateKey(keyFile, chain.get(0).getPublicKey().getAlgorithm());
        try {
            // The store lives in memory alone, and wants some password.
            char[] password = {'-'};
            KeyStore store = emptyStore();
            store.setKeyEntry("own", key, password, chain.toArray(Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, password);
            requirePair(key, chain.get(0), keyFile, certificateFile);
            return managers.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "key and certificate must be usable together (got: " + keyFile + ", " + certificateFile + ": "
                            + e.getMessage() + ")",
                    e);
        }
    }

    private static PrivateKey privateKey(Path file, String algorithm) {
        String pem = new String(bytes(file), StandardCharsets.US_ASCII);
        Matcher matcher = PRIVATE_KEY.matcher(pem);
        if (!matcher.find()) {
            String got = pem.contains("ENCRYPTED")
                    ? "an encrypted key"
                    : pem.contains("BEGIN RSA PRIVATE KEY") || pem.contains("BEGIN EC PRIVATE KEY")
                            ? "a key in the older form"
                            : "no key";
            throw new IllegalArgumentException("file must hold a private key in PEM, PKCS#8, not encrypted (got: "
                    + file + " with " + got + "); convert it: " + CONVERSION);
        }
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1))));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "file must hold a private key of the certificate's kind, " + algorithm + " (got: " + file + ")");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "certificate must have a key of a known kind (got: " + algorithm + ")", e);
        }
    }

    /** Signs something with the key and verifies it with the certificate. */
    private static void requirePair(PrivateKey key, X509Certificate certificate, Path keyFile, Path certificateFile)
            throws GeneralSecurityException {
        java.security.Signature signature = java.security.Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                });
        byte[] message = {1, 2, 3};
        signature.initSign(key);
        signature.update(message);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(message);
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("private key must belong to the certificate (got: " + keyFile
                    + ", which does not belong to " + certificateFile + ")");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("file must be readable (got: " + file + ": " + e + ")", e);
        }
    }

    @Override
    public String toString() {
        return "NebulaTls";
    }
}
