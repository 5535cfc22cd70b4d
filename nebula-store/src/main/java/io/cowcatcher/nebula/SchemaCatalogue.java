package io.cowcatcher.nebula;

import io.cowcatcher.graph.EdgeType;
import io.cowcatcher.graph.NodeType;
import io.cowcatcher.nebula.SchemaElement.DataType;
import io.cowcatcher.nebula.SchemaElement.Kind;
import io.cowcatcher.nebula.SchemaElement.Property;
import io.cowcatcher.nebula.SchemaElement.TimeToLive;
import io.cowcatcher.nebula.internal.Name;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every tag and edge type of the schema, and the names of what is not a node or an edge of the graph. */
final class SchemaCatalogue {
    static final Name AT = new Name("at");
    static final Name QUANTITY = new Name("quantity");
    static final Name PRICE = new Name("price");
    static final Name ORDER = new Name("order_id");

    static final Name VERSION_TAG = new Name("cowcatcher_schema");
    static final Name VERSION = new Name("version");
    static final Name IDS = new Name("ids");

    static final Name SEED_TAG = new Name("risk_seed");
    static final Name SEED_INDEX = new Name("i_risk_seed");
    static final Name BUCKET = new Name("bucket");
    static final Name SCORE = new Name("score");
    static final Name SUBJECT = new Name("subject");
    static final Name SET_AT = new Name("set_at");
    static final Name EXPIRES_AT = new Name("expires_at");
    static final Name EARLIEST_EXPIRY = new Name("earliest_expiry");
    static final Name GONE_AFTER = new Name("gone_after");
    static final Name HISTORY = new Name("history");
    static final Name TOKEN = new Name("token");

    static final Name BATCH_EDGE = new Name("seed_batch");
    static final Name BODY = new Name("body");
    static final Name BATCH_TAG = new Name("seed_batch_state");
    static final Name PARTS = new Name("parts");

    /** An expired seed stays so long before the server removes it by itself; until then it is filtered on reading. */
    static final Duration SEED_GRACE = Duration.ofDays(1);

    private SchemaCatalogue() {}

    static List<SchemaElement> elements(Optional<Duration> edgeTimeToLive) {
        List<SchemaElement> elements = new ArrayList<>();
        for (NodeType type : NodeType.values()) {
            elements.add(new SchemaElement(Kind.TAG, NodeNames.tag(type), List.of(), Optional.empty()));
        }
        elements.add(new SchemaElement(
                Kind.TAG,
                SEED_TAG,
                List.of(
                        Property.required(BUCKET, DataType.INT64),
                        Property.required(SCORE, DataType.DOUBLE),
                        Property.required(SUBJECT, DataType.STRING),
                        Property.required(SET_AT, DataType.INT64),
                        Property.required(EXPIRES_AT, DataType.INT64),
                        Property.required(EARLIEST_EXPIRY, DataType.INT64),
                        Property.optional(GONE_AFTER, DataType.TIMESTAMP),
                        Property.required(TOKEN, DataType.STRING),
                        Property.required(HISTORY, DataType.STRING)),
                Optional.of(new TimeToLive(GONE_AFTER, SEED_GRACE))));
        elements.add(new SchemaElement(
                Kind.TAG, BATCH_TAG, List.of(Property.required(PARTS, DataType.INT64)), Optional.empty()));
        elements.add(new SchemaElement(
                Kind.TAG,
                VERSION_TAG,
                List.of(Property.required(VERSION, DataType.INT64), Property.required(IDS, DataType.STRING)),
                Optional.empty()));
        for (EdgeType type : EdgeType.values()) {
            List<Property> properties = new ArrayList<>();
            properties.add(Property.optional(AT, DataType.TIMESTAMP));
            if (type == EdgeType.PURCHASED) {
                properties.add(Property.required(QUANTITY, DataType.INT64));
                properties.add(Property.optional(PRICE, DataType.DOUBLE));
                properties.add(Property.optional(ORDER, DataType.STRING));
            }
            elements.add(new SchemaElement(
                    Kind.EDGE,
                    NodeNames.edge(type),
                    properties,
                    edgeTimeToLive.map(duration -> new TimeToLive(AT, duration))));
        }
        elements.add(new SchemaElement(
                Kind.EDGE, BATCH_EDGE, List.of(Property.required(BODY, DataType.STRING)), Optional.empty()));
        return elements;
    }
}
