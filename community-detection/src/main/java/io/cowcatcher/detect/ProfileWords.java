package io.cowcatcher.detect;

import io.cowcatcher.detect.RingProfiles.DropProfile;
import io.cowcatcher.detect.RingProfiles.InRings;
import io.cowcatcher.detect.RingProfiles.ItemProfile;
import io.cowcatcher.detect.RingProfiles.UserProfile;
import java.util.List;

/** What a profile tells, in a sentence that is kept with a risk seed: it names rings, and no other subject. */
final class ProfileWords {
    private ProfileWords() {}

    static String of(ItemProfile item) {
        return "target of " + rings(item.inRings()) + ": " + item.members() + " of its " + item.buyers()
                + " buyers are members, in " + counted(item.windows(), "purchase window") + "; "
                + share(item.inRings(), item.all().count());
    }

    static String of(DropProfile drop) {
        return "target of " + rings(drop.inRings()) + ": " + drop.members() + " of its " + drop.users()
                + " users are members; " + share(drop.inRings(), drop.all().count());
    }

    /** What a member has bought in the windows of rings; empty where these have none. */
    static String of(UserProfile user) {
        return user.inRings().purchases() == 0
                ? ""
                : "; " + share(user.inRings(), user.all().count());
    }

    private static String rings(InRings part) {
        List<String> ids = part.rings();
        return ids.size() == 1 ? ids.get(0) : ids.get(0) + " and " + counted(ids.size() - 1, "other ring");
    }

    private static String share(InRings part, int all) {
        return part.purchases() + " of " + counted(all, "purchase") + " are theirs";
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
