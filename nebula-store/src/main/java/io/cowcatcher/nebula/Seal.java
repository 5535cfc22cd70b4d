package io.cowcatcher.nebula;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text that nGQL can hold and, with a key, nobody else can read or change: the names behind pseudonyms
 * must not lie open beside them.
 *
 * <p>AES-256 in GCM with a random nonce, good for 2^32 texts under one key (section 8.3), of which a change of a seed
 * makes two or three; bound to the place where the text is stored; without a key, base64url alone. Safe for use by any
 * number of threads. Source: NIST SP 800-38D (2007), doi:10.6028/NIST.SP.800-38D.
 */
final class Seal {
    private static final String SEALED = "s";
    private static final String PLAIN = "p";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final @Nullable SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private Seal(@Nullable SecretKeySpec key) {
        this.key = key;
    }

    /** Seals with a key of 32 bytes. */
    static Seal keyedBy(byte[] key) {
        return new Seal(new SecretKeySpec(key, "AES"));
    }

    /** Only writes bytes as text. */
    static Seal none() {
        return new Seal(null);
    }

    String close(byte[] bytes, String place) {
        if (key == null) {
            return PLAIN + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bytes, place);
        return SEALED
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                                .put(nonce)
                                .put(sealed)
                                .array());
    }

    /**
     * Reads what {@link #close} wrote for the same place.
     *
     * @throws IllegalArgumentException if it did not, or under another key, or, where there is a key, without one: who
     *     can write to the database cannot forge what is sealed
     */
    byte[] open(String text, String place) {
        byte[] bytes = Base64.getUrlDecoder().decode(text.substring(Math.min(1, text.length())));
        if (key == null && text.startsWith(PLAIN)) {
            return bytes;
        }
        if (key == null || !text.startsWith(SEALED) || bytes.length < NONCE_BYTES) {
            throw new IllegalArgumentException("record must be readable with the key at hand (got: one that is not);"
                    + " open the space with the key it was written with");
        }
        return cipher(
                Cipher.DECRYPT_MODE,
                key,
                Arrays.copyOf(bytes, NONCE_BYTES),
                Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length),
                place);
    }

    private static byte[] cipher(int mode, SecretKeySpec key, byte[] nonce, byte[] bytes, String place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "record must be readable with the key at hand (got: one that is not);"
                            + " open the space with the key it was written with",
                    e);
        }
    }
}
