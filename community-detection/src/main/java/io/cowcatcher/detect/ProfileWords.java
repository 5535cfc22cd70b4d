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
        return "target of " + rings(item.inRings()) + ": " + are(item.members(), item.buyers(), "buyer") + ", in "
                + Words.counted(item.windows(), "purchase window") + "; "
                + share(item.inRings(), item.all().count());
    }

    static String of(DropProfile drop) {
        return "target of " + rings(drop.inRings()) + ": " + are(drop.members(), drop.users(), "user") + "; "
                + share(drop.inRings(), drop.all().count());
    }

    /** What a member has bought in the windows of rings; empty where these have none. */
    static String of(UserProfile user) {
        return user.inRings().purchases() == 0
                ? ""
                : "; " + share(user.inRings(), user.all().count());
    }

    private static String rings(InRings part) {
        List<String> ids = part.rings();
        return ids.size() == 1 ? ids.get(0) : ids.get(0) + " and " + Words.counted(ids.size() - 1, "other ring");
    }

    private static String are(int members, int all, String who) {
        return members + " of its " + Words.counted(all, who) + (members == 1 ? " is a member" : " are members");
    }

    private static String share(InRings part, int all) {
        return part.purchases() + " of " + Words.counted(all, "purchase") + (part.purchases() == 1 ? " is" : " are")
                + " theirs";
    }
}
