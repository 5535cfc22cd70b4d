package io.cowcatcher.nebula;

import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.internal.Literals;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How nodes are named in Nebula: one string of limited length for each, which tells its type.
 *
 * <p>A <i>readable</i> id is a prefix, a colon and the name: {@code u:alice}. A <i>pseudonym</i> is the prefix, a tilde
 * and 22 characters of base64url, the first 16 bytes of HMAC-SHA-256 over type and name: {@code ip~3q2-7w…}. graphd
 * writes every statement that fails into its log, whole; therefore IPs, phones, addresses, buildings, payment accounts
 * and recipients are pseudonyms by default. With a key, a readable name that does not fit, or holds what nGQL cannot
 * write, becomes a pseudonym as well; without a key it is refused.
 *
 * <p>Two nodes never share an id, up to collisions of 128 bits. The key decides all pseudonyms: keep it apart from the
 * database and never change it for one space. Immutable, share freely. Source: H. Krawczyk, M. Bellare, R. Canetti,
 * HMAC: keyed-hashing for message authentication, RFC 2104 (1997), doi:10.17487/RFC2104.
 */
public final class VertexIds {
    /** The length of ids in the schema, in bytes, unless it is said otherwise. */
    public static final int DEFAULT_LENGTH = 64;

    /** The least length of a key, in bytes. */
    public static final int LEAST_KEY_BYTES = 32;

    private static final int LEAST_LENGTH = 32;
    private static final int GREATEST_LENGTH = 256;
    private static final int KEPT_BYTES = 16;
    private static final Pattern PSEUDONYM = Pattern.compile("~[A-Za-z0-9_-]{22}");
    private static final String ALGORITHM = "HmacSHA256";

    private final @Nullable Mac mac;
    private final Set<NodeType> pseudonyms;
    private final int length;

    private VertexIds(@Nullable Mac mac, Set<NodeType> pseudonyms, int length) {
        if (length < LEAST_LENGTH || length > GREATEST_LENGTH) {
            throw new IllegalArgumentException("length of ids must be from " + LEAST_LENGTH + " to " + GREATEST_LENGTH
                    + " bytes (got: " + length + ")");
        }
        this.mac = mac;
        this.pseudonyms = pseudonyms;
        this.length = length;
    }

    /**
     * The default: what tells something of a person is a pseudonym under this key, the rest is readable.
     *
     * @param key at least 32 random bytes, which are copied
     * @throws IllegalArgumentException if the key is shorter; the message does not tell it
     */
    public static VertexIds keyedBy(byte[] key) {
        Set<NodeType> personal = EnumSet.of(NodeType.BUILDING);
        for (NodeType type : NodeType.values()) {
            if (type.isPersonal()) {
                personal.add(type);
            }
        }
        return new VertexIds(macOf(key), personal, DEFAULT_LENGTH);
    }

    /** Readable ids alone: for data that was pseudonymised before, and for trials. */
    public static VertexIds readable() {
        return new VertexIds(null, Set.of(), DEFAULT_LENGTH);
    }

    private static Mac macOf(byte[] key) {
        if (key.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("key must have at least " + LEAST_KEY_BYTES + " bytes (got: "
                    + key.length + "); draw it from a generator for secrets");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the Java runtime must offer " + ALGORITHM + " (got: a runtime without)", e);
        }
    }

    /**
     * A copy in which the names of these types, and of no others, are pseudonyms.
     *
     * @throws IllegalStateException if there is no key
     */
    public VertexIds withPseudonymsFor(Set<NodeType> types) {
        if (mac == null && !types.isEmpty()) {
            throw new IllegalStateException("pseudonyms must have a key (got: none); start with keyedBy(key)");
        }
        return new VertexIds(mac, types.isEmpty() ? Set.of() : EnumSet.copyOf(types), length);
    }

    /** A copy for a space whose ids are {@code FIXED_STRING(bytes)}, from 32 to 256. */
    public VertexIds withLength(int bytes) {
        return new VertexIds(mac, pseudonyms, bytes);
    }

    /** The greatest length of an id, in bytes: that of the space's {@code FIXED_STRING}. */
    public int length() {
        return length;
    }

    /** Whether names of this type are pseudonyms throughout. */
    public boolean isPseudonym(NodeType type) {
        return pseudonyms.contains(type);
    }

    /**
     * The id of a node. O(length of the name).
     *
     * @throws IllegalArgumentException if the name can be written neither readable nor, for want of a key, as a
     *     pseudonym, or is no valid Unicode; the message does not repeat it
     */
    public String of(NodeType type, String name) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("name of a " + type
                    + " must be valid Unicode (got: half of a surrogate pair); two such names would share an id");
        }
        if (!pseudonyms.contains(type) && isReadable(type, name)) {
            return NodeNames.prefix(type) + NodeNames.READABLE + name;
        }
        if (mac == null) {
            throw new IllegalArgumentException("name of a " + type + " must have at most "
                    + (length - NodeNames.prefix(type).length() - 1)
                    + " bytes, no control characters and no tilde at its start (got: another); use keyedBy(key), which"
                    + " makes pseudonyms of such names, or longer ids");
        }
        return pseudonym(mac, type, name);
    }

    private boolean isReadable(NodeType type, String name) {
        return NodeNames.prefix(type).length() + 1 + utf8Length(name) <= length
                && !name.startsWith(NodeNames.HIDDEN)
                && Literals.isWritable(name);
    }

    private static int utf8Length(String name) {
        int bytes = name.length();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }

    private static String pseudonym(Mac mac, NodeType type, String name) {
        String prefix = NodeNames.prefix(type);
        byte[] code = code(mac, prefix + '\0' + name);
        return prefix
                + NodeNames.HIDDEN
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, KEPT_BYTES));
    }

    private static byte[] code(Mac mac, String message) {
        try {
            return ((Mac) mac.clone()).doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(
                    "Mac of the Java runtime must be copyable (got: " + mac.getProvider() + ")", e);
        }
    }

    /**
     * The type of the node that an id stands for; empty where the id was not made here.
     *
     * @param id what the database returned
     */
    static Optional<NodeType> typeOf(String id) {
        int end = NodeNames.endOfPrefix(id);
        return end < 0 ? Optional.empty() : NodeNames.typeOf(id.substring(0, end));
    }

    /** What an id tells of a node's name: the name itself, or a tilde and the pseudonym. */
    static String nameOf(String id) {
        int end = NodeNames.endOfPrefix(id);
        return id.startsWith(NodeNames.READABLE, end) ? id.substring(end + 1) : id.substring(end);
    }

    /** The id of a node of which {@link #nameOf} told this name; what has the form of a pseudonym is taken for one. */
    String idOfShown(NodeType type, String shown) {
        return PSEUDONYM.matcher(shown).matches() ? NodeNames.prefix(type) + shown : of(type, shown);
    }

    /**
     * Tells these ids from those under another key, or with other pseudonyms, and nothing of the key: 128 bits of its
     * HMAC over a constant, and the types that are pseudonyms.
     */
    String mark() {
        String types = pseudonyms.stream().sorted().map(NodeNames::prefix).collect(Collectors.joining(" "));
        return mac == null
                ? "readable"
                : Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Arrays.copyOf(code(mac, "cowcatcher key"), KEPT_BYTES))
                        + " "
                        + types;
    }

    /** What keeps names beside these ids unreadable: a seal under a key that follows from this one, if there is one. */
    Seal seal() {
        return mac == null ? Seal.none() : Seal.keyedBy(code(mac, "cowcatcher seal"));
    }

    /** Says what is a pseudonym, not the key. */
    @Override
    public String toString() {
        return "VertexIds of " + length + " bytes, pseudonyms for " + pseudonyms;
    }
}
