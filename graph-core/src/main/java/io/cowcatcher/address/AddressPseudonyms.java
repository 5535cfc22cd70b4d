package io.cowcatcher.address;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/*
 * What the written form of keyed tokens still tells whoever holds it, without the key: how many tokens of each kind an address has,
 * which tokens two addresses share, and how frequent each token is. The commonest token of a log of one town is that town's name, and
 * who knows some addresses of the log can find others on the same street by the tokens they share. It is less than the address and
 * more than a hash of the whole address, which would tell equality alone and make every misspelling a different place. It stays
 * personal data. With the key, tokens can be guessed one by one: keep it apart from the log, and use another for every purpose.
 */
/**
 * Replaces each token of an address by a keyed hash of it, after normalisation: what is the same token in clear is the
 * same pseudonym, so near-duplicates are found as well as before, and nobody reads a street name.
 *
 * <p>HMAC-SHA-256 cut to 64 bits, written in 11 characters of base64url; the kind of a token stays visible, and is part
 * of what is hashed. Not safe for use by several threads. Source: H. Krawczyk, M. Bellare, R. Canetti, HMAC:
 * keyed-hashing for message authentication, RFC 2104 (1997), doi:10.17487/RFC2104.
 */
public final class AddressPseudonyms {
    /** The least length of a key, in bytes. */
    public static final int LEAST_KEY_BYTES = 32;

    private static final int KEPT_BYTES = 8;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_LENGTH = "w:".length() + 11 + " ".length();
    /** As many tokens as the address of a log has room for. */
    private static final int MOST_TOKENS = PurchaseField.ADDRESS.maximumBytes() / TOKEN_LENGTH;

    private final Mac mac;

    private AddressPseudonyms(Mac mac) {
        this.mac = mac;
    }

    /**
     * Pseudonyms under a key of at least 32 random bytes, which is copied.
     *
     * @throws IllegalArgumentException if the key is shorter; the message does not tell it
     */
    public static AddressPseudonyms keyedBy(byte[] key) {
        if (key.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("key must have at least " + LEAST_KEY_BYTES + " bytes (got: "
                    + key.length + "); draw it from a generator for secrets");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return new AddressPseudonyms(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the Java runtime must offer " + ALGORITHM + " (got: a runtime without)", e);
        }
    }

    /**
     * The pseudonym of an address, in the written form of {@link AddressTokens}.
     *
     * <p>An address of more tokens than fit in a log (73) becomes a single token of all of them: equal to itself, near
     * to none. So does one without any token. O(characters).
     */
    public String pseudonym(String address) {
        AddressTokens tokens = AddressTokens.of(address);
        int count = tokens.tokens().size();
        if (count == 0 || count > MOST_TOKENS) {
            String whole = count == 0 ? address : tokens.written();
            return hashed(AddressToken.Kind.NUMBER, "whole\0" + whole);
        }
        return tokens.tokens().stream()
                .map(token -> hashed(token.kind(), "token\0" + token.text()))
                .collect(Collectors.joining(" "));
    }

    private String hashed(AddressToken.Kind kind, String message) {
        byte[] code = mac.doFinal((kind.letter() + message).getBytes(StandardCharsets.UTF_8));
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, KEPT_BYTES));
        return new AddressToken(kind, text).written();
    }

    /** A log whose addresses are pseudonyms; nothing else changes, not even the order of rows. O(rows + addresses). */
    public PurchaseLog in(PurchaseLog log) {
        Ids addresses = log.ids(PurchaseField.ADDRESS);
        return log.derive(PurchaseField.ADDRESS, PurchaseField.ADDRESS, code -> pseudonym(addresses.id(code)));
    }
}
