package io.cowcatcher.report;

import io.cowcatcher.detect.Feature;
import io.cowcatcher.detect.LookAlike;
import io.cowcatcher.detect.Ring;
import io.cowcatcher.detect.RingEvidence;
import io.cowcatcher.detect.RingEvidence.Burst;
import io.cowcatcher.detect.RingEvidence.Pair;
import io.cowcatcher.detect.RingEvidence.SharedAddress;
import io.cowcatcher.detect.RingEvidence.SharedEntity;
import io.cowcatcher.detect.RingEvidence.SharedItem;
import io.cowcatcher.detect.RingMember;
import io.cowcatcher.detect.Rings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The file {@code rings.json}: the rings with all their evidence. */
final class RingsJson {
    private static final int FORMAT_VERSION = 1;

    private final Rings rings;

    RingsJson(Rings rings) {
        this.rings = rings;
    }

    void writeTo(ReportFolder folder) {
        try (Json json = new Json(folder.open("rings.json"))) {
            json.startObject();
            json.field("format_version", FORMAT_VERSION);
            json.startArray("rings");
            for (Ring ring : rings.rings()) {
                write(ring, json);
            }
            json.endArray();
            json.startArray("look_alikes");
            for (LookAlike group : rings.lookAlikes()) {
                write(group, json);
            }
            json.endArray();
            json.field("notes", rings.notes());
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Ring ring, Json json) throws IOException {
        json.startObject();
        json.field("ring_id", ring.id());
        json.field("provenance", RingTables.provenance(ring));
        json.field("score", ring.score());
        json.field("p_value", ring.significance().pValue());
        json.field("q_value", ring.significance().qValue());
        json.startArray("members");
        for (RingMember member : ring.members()) {
            json.startObject();
            json.field("user_id", member.userId());
            json.field("score", member.score());
            json.endObject();
        }
        json.endArray();
        json.startObject("features");
        for (Map.Entry<Feature, Double> feature : ring.features().entrySet()) {
            json.field(feature.getKey().columnName(), feature.getValue().doubleValue());
        }
        json.endObject();
        write(ring.evidence(), json);
        json.endObject();
    }

    private static void write(RingEvidence evidence, Json json) throws IOException {
        json.field("reasons", evidence.reasons());
        json.field("objections", evidence.objections());
        json.startArray("shared_items");
        for (SharedItem item : evidence.items()) {
            json.startObject();
            json.field("item_id", item.itemId());
            json.field("members", item.members());
            json.field("users", item.users());
            json.endObject();
        }
        json.endArray();
        json.startArray("bursts");
        for (Burst burst : evidence.bursts()) {
            json.startObject();
            json.field("item_id", burst.itemId());
            json.field("from", burst.from().toString());
            json.field("to", burst.to().toString());
            json.field("members", burst.members());
            json.field("purchases", burst.purchases());
            json.endObject();
        }
        json.endArray();
        json.startArray("addresses");
        for (SharedAddress address : evidence.addresses()) {
            json.startObject();
            json.field("address", address.address());
            json.field("members", address.members());
            json.field("users", address.users());
            json.endObject();
        }
        json.endArray();
        json.startArray("entities");
        for (SharedEntity entity : evidence.entities()) {
            json.startObject();
            json.field("type", entity.type());
            json.field("id", entity.id());
            json.field("members", entity.members());
            json.endObject();
        }
        json.endArray();
        writePairs(evidence, json);
    }

    private static void writePairs(RingEvidence evidence, Json json) throws IOException {
        json.startArray("strongest_pairs");
        for (Pair pair : evidence.strongestPairs()) {
            json.startObject();
            json.field("user_a", pair.userA());
            json.field("user_b", pair.userB());
            json.field("shared_items", pair.sharedItems());
            json.field("surprise", pair.surprise());
            json.field("resemblance", pair.resemblance());
            json.endObject();
        }
        json.endArray();
    }

    private static void write(LookAlike group, Json json) throws IOException {
        json.startObject();
        json.field("user_ids", group.userIds());
        json.field("q_value", group.qValue().orElse(Double.NaN));
        json.field("reason", group.reason());
        json.endObject();
    }
}
