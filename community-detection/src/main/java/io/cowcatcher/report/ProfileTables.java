package io.cowcatcher.report;

import io.cowcatcher.detect.RingProfiles;
import io.cowcatcher.detect.RingProfiles.InRings;
import io.cowcatcher.detect.RingProfiles.Purchases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The members of rings, the items they aim at and the buildings they ship to, a table each: {@code profiles_users.csv},
 * {@code profiles_items.csv} and {@code profiles_drops.csv}. See docs/output.md.
 */
final class ProfileTables {
    private static final String[] COMMON = {
        "score", "rings", "ring_purchases", "purchases", "deals", "first_purchase", "last_purchase"
    };

    private final RingProfiles profiles;
    private final ReportFolder folder;

    ProfileTables(RingProfiles profiles, ReportFolder folder) {
        this.profiles = profiles;
        this.folder = folder;
    }

    void write() {
        try (CsvTable table = table("profiles_users.csv", "user_id", "user_score", "items", "buildings")) {
            profiles.users()
                    .forEach(user -> common(table.text(user.userId()), user.inRings(), user.all())
                            .number(user.userScore())
                            .number(user.items())
                            .number(user.buildings())
                            .endRow());
        }
        try (CsvTable table = table("profiles_items.csv", "item_id", "windows", "members", "users")) {
            profiles.items()
                    .forEach(item -> common(table.text(item.itemId()), item.inRings(), item.all())
                            .number(item.windows())
                            .number(item.members())
                            .number(item.buyers())
                            .endRow());
        }
        try (CsvTable table = table("profiles_drops.csv", "building", "members", "users")) {
            profiles.drops()
                    .forEach(drop -> common(table.text(drop.building()), drop.inRings(), drop.all())
                            .number(drop.members())
                            .number(drop.users())
                            .endRow());
        }
    }

    private CsvTable table(String name, String subject, String... own) {
        List<String> columns = new ArrayList<>(List.of(subject));
        columns.addAll(List.of(COMMON));
        columns.addAll(List.of(own));
        return folder.openTable(name, columns);
    }

    private static CsvTable common(CsvTable row, InRings part, Purchases all) {
        row.number(part.score())
                .text(String.join(" ", part.rings()))
                .number(part.purchases())
                .number(all.count());
        if (all.deals().isPresent()) {
            row.number(all.deals().getAsInt());
        } else {
            row.none();
        }
        time(row, all.first());
        return time(row, all.last());
    }

    private static CsvTable time(CsvTable row, Optional<Instant> time) {
        return time.map(known -> row.text(known.toString())).orElseGet(row::none);
    }
}
