package io.cowcatcher.nebula;

import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.internal.Name;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the types of nodes and edges are called in Nebula: constants, part of the schema that has a version. */
final class NodeNames {
    /** Stands between prefix and name of a readable id. */
    static final String READABLE = ":";
    /** Stands between prefix and code of a pseudonym. */
    static final String HIDDEN = "~";

    private static final Map<NodeType, String> PREFIXES = new EnumMap<>(NodeType.class);
    private static final Map<String, NodeType> TYPES = new HashMap<>();
    private static final Map<NodeType, Name> TAGS = new EnumMap<>(NodeType.class);
    private static final Map<EdgeType, Name> EDGES = new EnumMap<>(EdgeType.class);

    static {
        for (NodeType type : NodeType.values()) {
            PREFIXES.put(type, prefixOf(type));
            TYPES.put(prefixOf(type), type);
            TAGS.put(type, new Name(type.name().toLowerCase(Locale.ROOT)));
        }
        for (EdgeType type : EdgeType.values()) {
            EDGES.put(type, new Name(type.name().toLowerCase(Locale.ROOT)));
        }
    }

    private NodeNames() {}

    private static String prefixOf(NodeType type) {
        return switch (type) {
            case USER -> "u";
            case DEVICE -> "d";
            case IP -> "ip";
            case ITEM -> "i";
            case SELLER -> "s";
            case ADDRESS -> "a";
            case BUILDING -> "b";
            case PHONE -> "ph";
            case PAYMENT -> "pay";
            case RECIPIENT -> "r";
        };
    }

    static String prefix(NodeType type) {
        return PREFIXES.getOrDefault(type, "");
    }

    static Optional<NodeType> typeOf(String prefix) {
        return Optional.ofNullable(TYPES.get(prefix));
    }

    /** Where the prefix of an id ends, or -1 where it has none. */
    static int endOfPrefix(String id) {
        for (int i = 1; i < id.length() && i <= 3; i++) {
            char c = id.charAt(i);
            if (c == ':' || c == '~') {
                return i;
            }
        }
        return -1;
    }

    static Name tag(NodeType type) {
        Name name = TAGS.get(type);
        if (name == null) {
            throw new IllegalStateException("type must have a tag (got: " + type + ")");
        }
        return name;
    }

    static Name edge(EdgeType type) {
        Name name = EDGES.get(type);
        if (name == null) {
            throw new IllegalStateException("type must have an edge type (got: " + type + ")");
        }
        return name;
    }
}
